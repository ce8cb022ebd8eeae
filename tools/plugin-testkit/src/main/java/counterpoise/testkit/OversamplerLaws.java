package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.Space;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.RecordingSink;

/**
 * The laws of over-samplers, each over every space that the over-sampler declares and over sample sets that are
 * balanced, imbalanced, tiny, of equal rows, or lack a class.
 */
public final class OversamplerLaws {

    private static final long SEED = 11;
    private static final long OTHER_SEED = 12;

    static final List<Law<OversamplerSubject>> LAWS = Stream.concat(
                    Stream.<Law<OversamplerSubject>>of(
                            new Law<>("batches are declared by batch over-samplers alone", OversamplerLaws::batchSpace),
                            new Law<>("the same seed gives the same bits", OversamplerLaws::sameSeedSameBits),
                            new Law<>("a product asked twice answers the same", OversamplerLaws::keepsNothing),
                            new Law<>("another seed gives other samples", OversamplerLaws::otherSeedOtherSamples),
                            new Law<>("exact counts are exactly those requested", OversamplerLaws::countsAreExact),
                            new Law<>("only classes that have samples are synthesised", OversamplerLaws::labelsExist),
                            new Law<>("every sample lies where it was promised", OversamplerLaws::keepsItsReach),
                            new Law<>(
                                    "a class left without the samples requested is warned of",
                                    OversamplerLaws::warnsOfClassesLeft),
                            new Law<>(
                                    "a class too small to interpolate in is warned of",
                                    OversamplerLaws::warnsOfSmallClasses),
                            new Law<>("no warning is repeated", OversamplerLaws::warnsOnce),
                            new Law<>("every value is finite", OversamplerLaws::valuesAreFinite),
                            new Law<>(
                                    "every sample has the length of the training samples", OversamplerLaws::lengthsFit),
                            new Law<>("nothing is written where nothing is requested", OversamplerLaws::writesNoMore),
                            new Law<>("nothing is synthesised outside its spaces", OversamplerLaws::keepsToItsSpaces),
                            new Law<>("progress stays from 0 to 1", OversamplerLaws::progressIsAFraction),
                            new Law<>("a cancellation passes", OversamplerLaws::cancellationPasses),
                            new Law<>("work that is resumed ends with the same bits", OversamplerLaws::resumes)),
                    BatchOversamplerLaws.LAWS.stream())
            .toList();

    private OversamplerLaws() {}

    /** How many laws there are, besides those of {@link PluginLaws}. */
    public static int count() {
        return LAWS.size();
    }

    /** Every law about one over-sampler. */
    public static List<LawCase> cases(OversamplerSubject subject, String suffix) {
        return LawCase.of(LAWS, subject, suffix);
    }

    private static void batchSpace(OversamplerSubject subject) {
        Oversampler product = subject.product().get();
        boolean declared = product.spaces().contains(Space.BATCH);
        require(
                declared == product instanceof BatchOversampler,
                "%s declares the spaces %s",
                product.getClass().getSimpleName(),
                product.spaces());
    }

    private static void sameSeedSameBits(OversamplerSubject subject) {
        overAllSets(subject, (product, set) -> {
            RecordingSink first = run(product, set.samples(), SEED);
            RecordingSink second = run(subject.product().get(), set.samples(), SEED);
            requireSame(second, first, set.name());
        });
    }

    private static void keepsNothing(OversamplerSubject subject) {
        overAllSets(subject, (product, set) -> {
            RecordingSink first = run(product, set.samples(), SEED);
            requireSame(run(product, set.samples(), SEED), first, set.name());
        });
    }

    private static void requireSame(RecordingSink actual, RecordingSink expected, String set) {
        require(
                actual.added().size() == expected.added().size(),
                "%s: %d samples, then %d",
                set,
                expected.added().size(),
                actual.added().size());
        for (int i = 0; i < expected.added().size(); i++) {
            require(
                    actual.added().get(i).equals(expected.added().get(i)),
                    "%s: sample %d was %s, then %s",
                    set,
                    i,
                    expected.added().get(i),
                    actual.added().get(i));
        }
    }

    private static void otherSeedOtherSamples(OversamplerSubject subject) {
        for (Space space : writableSpaces(subject)) {
            Samples train = SampleSets.ordinary(shape(subject, space)).samples();
            RecordingSink first = RecordingSink.accepting();
            try (FakeSamplingContext context = new FakeSamplingContext(train, SEED)) {
                subject.product().get().synthesize(train, context, first);
                if (context.streamsLent() == 0 || first.added().isEmpty()) {
                    throw new LawDoesNotApply("it draws no random numbers");
                }
            }
            RecordingSink second = run(subject.product().get(), train, OTHER_SEED);
            require(
                    !second.added().equals(first.added()),
                    "%s: all %d samples are the same with the seeds %d and %d",
                    space.label(),
                    first.added().size(),
                    SEED,
                    OTHER_SEED);
        }
    }

    private static void countsAreExact(OversamplerSubject subject) {
        if (!subject.product().get().exactCounts()) {
            throw new LawDoesNotApply("it declares that its counts are not exact");
        }
        overAllSets(subject, (product, set) -> {
            int[] requested = requested(set.samples());
            int[] made = run(product, set.samples(), SEED).counts(requested.length);
            require(
                    Arrays.equals(made, requested),
                    "%s: %s were requested, but %s were made",
                    set.name(),
                    Arrays.toString(requested),
                    Arrays.toString(made));
        });
    }

    private static int[] requested(Samples train) {
        try (FakeSamplingContext context = new FakeSamplingContext(train, SEED)) {
            return context.requested();
        }
    }

    private static void labelsExist(OversamplerSubject subject) {
        overAllSets(subject, (product, set) -> {
            int[] counts = set.samples().classCounts();
            run(product, set.samples(), SEED)
                    .added()
                    .forEach(sample -> require(
                            sample.label() >= 0 && sample.label() < counts.length && counts[sample.label()] > 0,
                            "%s: a sample of class %d was made, but the classes have %s samples",
                            set.name(),
                            sample.label(),
                            Arrays.toString(counts)));
        });
    }

    private static void keepsItsReach(OversamplerSubject subject) {
        if (subject.reach() == Reach.ANYWHERE) {
            throw new LawDoesNotApply("nothing is promised of where its samples lie");
        }
        overAllSets(subject, (product, set) -> run(product, set.samples(), SEED)
                .added()
                .forEach(sample -> require(
                        subject.reach().holds(set.samples(), sample.label(), sample.values()),
                        "%s: not %s: %s",
                        set.name(),
                        subject.reach(),
                        sample)));
    }

    private static void warnsOfClassesLeft(OversamplerSubject subject) {
        overAllSets(subject, (product, set) -> {
            int[] requested = requested(set.samples());
            RecordingSink sink = RecordingSink.accepting();
            List<String> warnings = warnings(product, set.samples(), sink);
            int[] made = sink.counts(requested.length);
            for (int label = 0; label < requested.length; label++) {
                require(
                        requested[label] == 0 || made[label] > 0 || isNamed(label, warnings),
                        "%s: none of %d samples of class %d was made, but the warnings are %s",
                        set.name(),
                        requested[label],
                        label,
                        warnings);
            }
        });
    }

    /** A class of one sample has nothing to interpolate between: whatever is done instead, the user is told. */
    private static void warnsOfSmallClasses(OversamplerSubject subject) {
        if (!subject.reach().interpolatesWithinAClass()) {
            throw new LawDoesNotApply("it does not interpolate within a class");
        }
        overAllSets(subject, (product, set) -> {
            int[] requested = requested(set.samples());
            int[] counts = set.samples().classCounts();
            List<String> warnings = warnings(product, set.samples(), RecordingSink.accepting());
            for (int label = 0; label < counts.length; label++) {
                require(
                        counts[label] != 1 || requested[label] == 0 || isNamed(label, warnings),
                        "%s: class %d has one sample, but the warnings are %s",
                        set.name(),
                        label,
                        warnings);
            }
        });
    }

    private static void warnsOnce(OversamplerSubject subject) {
        overAllSets(subject, (product, set) -> {
            List<String> warnings = warnings(product, set.samples(), RecordingSink.accepting());
            require(
                    warnings.stream().distinct().count() == warnings.size(),
                    "%s: the warnings are %s",
                    set.name(),
                    warnings);
        });
    }

    private static List<String> warnings(Oversampler product, Samples train, RecordingSink sink) {
        try (FakeSamplingContext context = new FakeSamplingContext(train, SEED)) {
            product.synthesize(train, context, sink);
            return context.warnings();
        }
    }

    private static boolean isNamed(int label, List<String> warnings) {
        Pattern number = Pattern.compile("\\b" + label + "\\b");
        return warnings.stream().anyMatch(warning -> number.matcher(warning).find());
    }

    private static void valuesAreFinite(OversamplerSubject subject) {
        overAllSets(subject, (product, set) -> run(product, set.samples(), SEED)
                .added()
                .forEach(sample -> require(Checks.isFinite(sample.values()), "%s: %s", set.name(), sample)));
    }

    private static void lengthsFit(OversamplerSubject subject) {
        overAllSets(subject, (product, set) -> run(product, set.samples(), SEED)
                .added()
                .forEach(sample -> require(
                        sample.values().length == set.samples().dimension(),
                        "%s: a sample has %d values, not %d",
                        set.name(),
                        sample.values().length,
                        set.samples().dimension())));
    }

    private static void writesNoMore(OversamplerSubject subject) {
        overAllSets(subject, (product, set) -> {
            Samples train = set.samples();
            RecordingSink sink = RecordingSink.accepting();
            try (FakeSamplingContext context =
                    new FakeSamplingContext(train, SEED).requesting(new int[train.classes()])) {
                product.synthesize(train, context, sink);
            }
            require(
                    sink.added().isEmpty(),
                    "%s: %d samples were made",
                    set.name(),
                    sink.added().size());
        });
    }

    private static void keepsToItsSpaces(OversamplerSubject subject) {
        Set<Space> spaces = subject.product().get().spaces();
        if (spaces.contains(Space.PIXEL) || spaces.contains(Space.EMBEDDING)) {
            throw new LawDoesNotApply("it synthesises in the spaces " + spaces);
        }
        for (SampleSets.Named set : SampleSets.all(shape(subject, Space.EMBEDDING))) {
            int made = run(subject.product().get(), set.samples(), SEED).added().size();
            require(made == 0, "%s: %d samples were made, but the spaces are %s", set.name(), made, spaces);
        }
    }

    private static void progressIsAFraction(OversamplerSubject subject) {
        overAllSets(subject, (product, set) -> {
            try (FakeSamplingContext context = new FakeSamplingContext(set.samples(), SEED)) {
                product.synthesize(set.samples(), context, RecordingSink.accepting());
                context.progressReported()
                        .forEach(fraction ->
                                require(fraction >= 0 && fraction <= 1, "%s: progress of %s", set.name(), fraction));
            }
        });
    }

    private static void cancellationPasses(OversamplerSubject subject) {
        for (Space space : writableSpaces(subject)) {
            Samples train = SampleSets.ordinary(shape(subject, space)).samples();
            requireReports(progressCalls(subject, train), 1);
            try (FakeSamplingContext context = new FakeSamplingContext(train, SEED)) {
                context.cancelAtProgress(1);
                require(
                        isCancelled(subject.product().get(), train, context),
                        "%s: it went on to the end, and made %d calls to progress more",
                        space.label(),
                        context.progressReported().size() - 1);
            }
        }
    }

    /** Cancels the work half way, then begins again with the checkpoints that it left. */
    private static void resumes(OversamplerSubject subject) throws IOException {
        for (Space space : writableSpaces(subject)) {
            Samples train = SampleSets.ordinary(shape(subject, space)).samples();
            int calls = progressCalls(subject, train);
            requireReports(calls, 2);
            RecordingSink resumed = RecordingSink.accepting();
            Path checkpoints = Files.createTempDirectory("checkpoints");
            try {
                try (FakeSamplingContext context =
                        new FakeSamplingContext(train, SEED).keepingCheckpointsIn(checkpoints)) {
                    context.cancelAtProgress((calls + 1) / 2);
                    isCancelled(subject.product().get(), train, context);
                }
                try (FakeSamplingContext context =
                        new FakeSamplingContext(train, SEED).keepingCheckpointsIn(checkpoints)) {
                    subject.product().get().synthesize(train, context, resumed);
                }
            } finally {
                remove(checkpoints);
            }
            requireSame(resumed, run(subject.product().get(), train, SEED), space.label());
        }
    }

    private static void requireReports(int calls, int needed) {
        if (calls < needed) {
            throw new LawDoesNotApply("on small samples it reports progress %d times".formatted(calls));
        }
    }

    private static int progressCalls(OversamplerSubject subject, Samples train) {
        try (FakeSamplingContext context = new FakeSamplingContext(train, SEED)) {
            subject.product().get().synthesize(train, context, RecordingSink.accepting());
            return context.progressReported().size();
        }
    }

    private static boolean isCancelled(Oversampler product, Samples train, FakeSamplingContext context) {
        try {
            product.synthesize(train, context, RecordingSink.accepting());
            return false;
        } catch (CancellationException e) {
            return true;
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static RecordingSink run(Oversampler product, Samples train, long seed) {
        RecordingSink sink = RecordingSink.accepting();
        try (FakeSamplingContext context = new FakeSamplingContext(train, seed)) {
            product.synthesize(train, context, sink);
        }
        return sink;
    }

    /** Tries a new product on every set in every space. */
    private static void overAllSets(OversamplerSubject subject, BiConsumer<Oversampler, SampleSets.Named> check) {
        for (Space space : writableSpaces(subject)) {
            for (SampleSets.Named set : SampleSets.all(shape(subject, space))) {
                String name = space.label() + " space, " + set.name();
                check.accept(subject.product().get(), new SampleSets.Named(name, set.samples()));
            }
        }
    }

    private static int[] shape(OversamplerSubject subject, Space space) {
        return SampleSets.shape(space, subject.width(), subject.pixels());
    }

    private static Set<Space> writableSpaces(OversamplerSubject subject) {
        Set<Space> spaces = EnumSet.of(Space.PIXEL, Space.EMBEDDING);
        spaces.retainAll(subject.product().get().spaces());
        if (spaces.isEmpty()) {
            throw new LawDoesNotApply("it synthesises in neither pixel nor embedding space");
        }
        return spaces;
    }
}
