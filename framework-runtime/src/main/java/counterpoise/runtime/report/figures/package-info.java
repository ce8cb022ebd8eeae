/**
 * The figures of a report: records of plain data that draw themselves as SVG.
 *
 * <p>All share one style. A series is told apart by colour and by shape, dash or hatching, so that print in grey can be
 * read; the colours start from those of Okabe and Ito (2008), shifted
 * until each has a contrast of 3 to its background and stays apart from the others for all common kinds of colour
 * blindness. A
 * figure is as wide as what it stands in, 600 pixels at most. Same data gives the same text, in every locale.
 *
 * <p>Colours are CSS custom properties ({@link counterpoise.runtime.report.figures.Ink}). In an HTML page that sets
 * them a figure takes the page's colours. Alone, as an image, or in a page that does not set them, it follows the
 * reader's preference for light or dark. Programs that know no custom properties draw it in the light colours.
 *
 * <p>A value that is NaN or infinite is missing, as is one that is not positive on a logarithmic axis: nothing is drawn
 * for it.
 */
package counterpoise.runtime.report.figures;
