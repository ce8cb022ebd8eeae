/** Gets published datasets: downloads that go on where they were cut, verified, unpacked and put into place whole. */
package counterpoise.runtime.fetch;
