package counterpoise.api.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

import org.junit.jupiter.api.Test;

/** Types that have one of everything, and nothing that should be passed over. */
public class SurfaceTest {

    public sealed interface Shape<T extends Comparable<T> & Cloneable, U> extends List<T> permits Round {
        String NAME = "shape";
        Object NO_CONSTANT = "shape";

        <V extends T> Map<String, ? super V> of(U[] first, int... more) throws IOException;

        default void grow() {}

        static <X extends Exception> void fail(X reason) throws X {}

        private void hidden() {}
    }

    public abstract static non-sealed class Round<T extends Comparable<T> & Cloneable, U> implements Shape<T, U> {
        protected int radius;
        int hidden;

        protected Round(int radius) {
            this.radius = radius;
        }

        protected abstract float area();

        public final void roll() {}

        @Deprecated(since = "1.1", forRemoval = true)
        public void rest() {}

        void hidden() {}

        @Override
        public String toString() {
            return "round";
        }

        private static final class Hidden {}
    }

    public record Pair(@Marked("x") int x, List<String> names) {
        public Pair {
            names = List.copyOf(names);
        }

        public Pair(int x) {
            this(x, List.of());
        }

        public int twice() {
            return 2 * x;
        }
    }

    public enum Size {
        SMALL,
        LARGE {
            @Override
            public int metres() {
                return 9;
            }
        };

        public int metres() {
            return 1;
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
    public @interface Marked {
        String value();

        Size[] sizes() default {Size.SMALL, Size.LARGE};
    }

    @Test
    void hasSupertypesTypeParametersBoundsAndExceptions() {
        assertThat(texts(Shape.class))
                .containsExactly(
                        "is public sealed interface<T extends Comparable<T> & Cloneable, U>"
                                + " extends java.util.List<T> permits " + Round.class.getName(),
                        "field static final Object NO_CONSTANT",
                        "field static final String NAME = \"shape\"",
                        "method abstract <V extends T> java.util.Map<String, ? super V> of(U[], int...)"
                                + " throws java.io.IOException",
                        "method default void grow()",
                        "method static <X extends Exception> void fail(X) throws X");
    }

    @Test
    void hasWhatSubclassesSeeAndWhatIsDeprecated() {
        assertThat(texts(Round.class))
                .containsExactly(
                        "is public abstract class<T extends Comparable<T> & Cloneable, U> implements "
                                + Shape.class.getName() + "<T, U>",
                        "field protected int radius",
                        "constructor protected (int)",
                        "method final void roll()",
                        "method protected abstract float area()",
                        "method void rest()",
                        "annotation @Deprecated(forRemoval = true, since = \"1.1\") of method void rest()");
    }

    @Test
    void hasTheComponentsOfARecordAndWhatIsNotImpliedByThem() {
        assertThat(texts(Pair.class))
                .containsExactly(
                        "is public record",
                        "components (int x, java.util.List<String> names)",
                        "constructor (int)",
                        "method int twice()",
                        "annotation @" + Marked.class.getName() + "(value = \"x\") of x");
    }

    @Test
    void hasTheConstantsOfAnEnum() {
        assertThat(texts(Size.class))
                .containsExactly("is public enum", "constant LARGE", "constant SMALL", "method int metres()");
    }

    @Test
    void hasTheMembersOfAnAnnotationAndTheirDefaults() {
        assertThat(texts(Marked.class))
                .containsExactly(
                        "is public @interface",
                        "method abstract String value()",
                        "method default " + Size.class.getName() + "[] sizes() = {SMALL, LARGE}",
                        "annotation @java.lang.annotation.Retention(value = RUNTIME)",
                        "annotation @java.lang.annotation.Target(value = {RECORD_COMPONENT, TYPE})");
    }

    @Test
    void passesOverWhatNobodyElseSees() {
        assertThat(Surface.of(Round.Hidden.class, Line.class)).isEmpty();
    }

    private static List<String> texts(Class<?> type) {
        SortedSet<Line> lines = Surface.of(type);
        assertThat(lines).allMatch(line -> line.type().equals(type.getName()));
        return lines.stream().map(Line::text).toList();
    }
}
