/** Layers that DJL lacks or that cost too much in it. */
package counterpoise.generative.layers;
