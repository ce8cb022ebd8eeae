package counterpoise.runtime.report.figures;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A figure as a reader of XML finds it. */
final class Drawn {

    private final List<Element> elements = new ArrayList<>();

    private Drawn(Element root) {
        elements.add(root);
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
    }

    /** Fails where the figure is not well-formed XML. */
    static Drawn of(Figure figure) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Drawn(builder.parse(new InputSource(new StringReader(figure.svg())))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(figure.title(), e);
        }
    }

    Element root() {
        return elements.get(0);
    }

    /** The elements of a kind, in the order in which they are drawn. */
    List<Element> all(String kind) {
        return elements.stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(kind))
                .toList();
    }

    Element one(String kind) {
        List<Element> all = all(kind);
        if (all.size() != 1) {
            throw new AssertionError("%d elements are a %s".formatted(all.size(), kind));
        }
        return all.get(0);
    }

    List<Element> named(String name) {
        return elements.stream()
                .filter(element -> element.getTagName().equals(name))
                .toList();
    }

    /** The texts of a kind, what a pointer shows left out. */
    List<String> texts(String kind) {
        return all(kind).stream().map(Drawn::text).toList();
    }

    static String text(Element element) {
        return element.hasChildNodes() ? element.getLastChild().getTextContent().strip() : "";
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    /** All numbers in an attribute, as in a path or a viewBox. */
    static double[] numbers(Element element, String attribute) {
        return Arrays.stream(element.getAttribute(attribute).split("[^-.0-9]+"))
                .filter(part -> !part.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Whether one of the classes of an element is this: its kind, or its colour as in {@code fill-series-1}. */
    static boolean has(Element element, String kind) {
        return List.of(element.getAttribute("class").split(" ")).contains(kind);
    }

    /** What a text covers of the page, about. */
    static Path2D area(Element text) {
        double size = number(text, "font-size");
        double bold = text.getAttribute("font-weight").equals("bold") ? Type.BOLD : 1;
        double width = Type.width(text(text), size) * bold;
        double x = number(text, "x");
        double y = number(text, "y");
        double start =
                switch (text.getAttribute("text-anchor")) {
                    case "middle" -> x - width / 2;
                    case "end" -> x - width;
                    default -> x;
                };
        double[] turn = numbers(text, "transform");
        AffineTransform turned = turn.length == 0
                ? new AffineTransform()
                : AffineTransform.getRotateInstance(Math.toRadians(turn[0]), turn[1], turn[2]);
        Rectangle2D level =
                new Rectangle2D.Double(start, y - Type.CAP_HEIGHT * size, width, (Type.CAP_HEIGHT + Type.DEPTH) * size);
        return new Path2D.Double(level, turned);
    }
}
