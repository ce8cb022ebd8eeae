/** What the generative over-samplers share about images: scaling, sheets, and whether what was made is any good. */
package counterpoise.generative.images;
