package counterpoise.testkit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import counterpoise.api.Option;
import counterpoise.api.Plugin;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;
import counterpoise.api.metric.MetricResult;
import counterpoise.api.oversampler.Oversampler;

/** Plugins that are wrong on purpose in one thing that all kinds have in common. All but one are declared services. */
public final class WrongPlugins {

    private WrongPlugins() {}

    static List<Wrong<Plugin<?>>> all() {
        return List.of(
                Wrong.of(new TwoKinds(), "a plugin is of one kind"),
                Wrong.of(new BadName(), "the name matches the pattern"),
                Wrong.of(new TwoSentences(), "the summary is one sentence with a full stop"),
                Wrong.of(new RevisionZero(), "the revision, if there is one, is at least 1"),
                Wrong.of(new Changing(), "name, type of options and revision never change"),
                Wrong.of(new Hidden(), "the class and a constructor without parameters are public"),
                Wrong.of(new Undeclared(), "the plugin is declared as a service"),
                Wrong.of(new WithoutRecord(), "the options are a record"),
                Wrong.of(new NoProduct(), "a product can be made with the defaults"),
                withOptions(NotDescribed.class, "every option says what it means"),
                withOptions(OddType.class, "every option has a type that the API allows"),
                withOptions(
                        OddDefault.class,
                        "every default can be read",
                        // Where a default cannot be read, it is in no range, and nothing is made with it.
                        "every default lies in the range and matches the pattern",
                        "a product can be made with the defaults"),
                withOptions(OddRange.class, "every range is an interval over numbers"),
                withOptions(DefaultOutside.class, "every default lies in the range and matches the pattern"),
                withOptions(PlaceOfNumbers.class, "only paths are places"));
    }

    private static Wrong<Plugin<?>> withOptions(Class<? extends Record> type, String law, String... others) {
        return Wrong.of(new WithOptions<>(type), law, others);
    }

    /** A plugin that keeps all laws, with options of any type. */
    public static class WithOptions<O extends Record> implements MetricPlugin<O> {

        private final Class<O> type;

        /** Only to keep the law that there is such a constructor. */
        public WithOptions() {
            throw new AssertionError("the tests give the options");
        }

        WithOptions(Class<O> type) {
            this.type = type;
        }

        @Override
        public String name() {
            return "with-options";
        }

        @Override
        public String summary() {
            return "Measures nothing, e.g. for a test.";
        }

        @Override
        public Class<O> optionsType() {
            return type;
        }

        @Override
        public Metric create(O options) {
            return evaluation -> List.of(new MetricResult.Scalar("one", 1));
        }
    }

    /** Of two kinds. */
    public static final class TwoKinds extends JitterPlugin implements MetricPluginOfNothing {
        @Override
        public Both create(NoOptions options) {
            return new Both();
        }
    }

    /** The second kind. */
    public interface MetricPluginOfNothing extends MetricPlugin<NoOptions> {
        @Override
        Both create(NoOptions options);
    }

    /** A product of two kinds. */
    public static final class Both extends Jitter implements Metric {
        @Override
        public List<MetricResult> compute(Evaluation evaluation) {
            return List.of();
        }
    }

    /** A name that no configuration can write. */
    public static final class BadName extends JitterPlugin {
        @Override
        public String name() {
            return "Jitter_2";
        }
    }

    /** Says too much. */
    public static final class TwoSentences extends JitterPlugin {
        @Override
        public String summary() {
            return "Adds noise. Then more.";
        }
    }

    /** A revision that cannot be. */
    public static final class RevisionZero extends JitterPlugin {
        @Override
        public OptionalInt revision() {
            return OptionalInt.of(0);
        }
    }

    /** Another revision each time. */
    public static final class Changing extends JitterPlugin {

        private int calls;

        @Override
        public OptionalInt revision() {
            return OptionalInt.of(++calls);
        }
    }

    /** Not public, though declared. */
    static final class Hidden extends JitterPlugin {
        /** Public, as it must be. */
        public Hidden() {}
    }

    /** Public, but declared nowhere. */
    public static final class Undeclared extends JitterPlugin {}

    /** Options of a type that is the class of all records, and none itself. */
    public static final class WithoutRecord implements MetricPlugin<Record> {

        @Override
        public String name() {
            return "without-record";
        }

        @Override
        public String summary() {
            return "Measures nothing.";
        }

        @Override
        public Class<Record> optionsType() {
            return Record.class;
        }

        @Override
        public Metric create(Record options) {
            return evaluation -> List.of(new MetricResult.Scalar("one", 1));
        }
    }

    /** Cannot make its product. */
    public static final class NoProduct extends JitterPlugin {
        @Override
        public Oversampler create(NoOptions options) {
            throw new IllegalStateException("no data set at hand");
        }
    }

    record NotDescribed(int k) {}

    record OddType(@Option("Which thread.") Optional<Thread> thread) {}

    record OddDefault(@Option(value = "How many.", defaultValue = "many") int k) {}

    record OddRange(@Option(value = "How many.", range = "1 to 10") int k) {}

    record DefaultOutside(@Option(value = "How many.", defaultValue = "[3, 0]", range = "[1, )") List<Integer> k) {}

    record PlaceOfNumbers(@Option(value = "How many.", defaultValue = "5", role = Option.Role.PLACE) int k) {}
}
