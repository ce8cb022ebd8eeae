package counterpoise.testkit;

import static counterpoise.testkit.WrongArchitectures.INPUT;
import static counterpoise.testkit.WrongArchitectures.extractor;
import static counterpoise.testkit.WrongArchitectures.onlyOf4Pixels;
import static counterpoise.testkit.WrongArchitectures.spoilt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.testkit.WrongArchitectures.Linear;
import org.junit.jupiter.api.Test;

class ArchitectureLawsTest {

    private static List<String> lawsBrokenBy(Architecture architecture) {
        return Broken.laws(ArchitectureLaws.cases(new ArchitectureSubject(() -> architecture, INPUT), ""));
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(lawsBrokenBy(input -> extractor(new Linear(input)))).isEmpty();
        assertThat(lawsBrokenBy(onlyOf4Pixels(new IllegalArgumentException("takes 4 x 4 pixels"))))
                .as("refuses in words")
                .isEmpty();
    }

    @Test
    void catchesEmbeddingsOfAnotherType() {
        assertThat(lawsBrokenBy(spoilt((embeddings, pass) -> embeddings.toType(DataType.FLOAT64, true))))
                .contains("embeddings are finite float32 numbers");
    }

    @Test
    void catchesNetworksThatShareTheirParameters() {
        Linear shared = new Linear(INPUT);
        assertThat(lawsBrokenBy(input -> extractor(shared)))
                .contains("building twice gives networks that share nothing");
    }

    @Test
    void catchesNoiseInEvaluation() {
        assertThat(lawsBrokenBy(spoilt((embeddings, pass) ->
                        embeddings.add(embeddings.getManager().randomNormal(embeddings.getShape())))))
                .containsExactly(
                        "evaluation gives the same bits every time",
                        "an image is embedded alike in every batch",
                        "the layout in memory does not matter",
                        "the parameters are all that training leaves behind");
    }

    @Test
    void catchesTrainingThatChangesATrainedParameter() {
        assertThat(lawsBrokenBy(spoilt((embeddings, pass) -> {
                    if (pass.training()) {
                        pass.weights().set(new float[(int) pass.weights().size()]);
                    }
                    return embeddings;
                })))
                .contains("a forward pass in training moves statistics alone");
    }

    @Test
    void catchesEmbeddingsThatStayWithTheModel() {
        assertThat(lawsBrokenBy(spoilt((embeddings, pass) -> {
                    NDManager model = pass.weights().getManager();
                    embeddings.attach(model);
                    return embeddings;
                })))
                .containsExactly(
                        "a training step leaves no array with the model",
                        "embeddings belong to the manager of the batch");
    }

    @Test
    void isTriedOnImagesOfASizeThatTheArchitectureTakes() {
        Architecture ofDigits = input -> {
            if (input.channels() != 1) {
                throw new IllegalArgumentException("takes images of one channel");
            }
            return extractor(new Linear(input));
        };
        assertThat(ArchitectureSubject.fitting(() -> ofDigits).input()).isEqualTo(new ImageShape(28, 28, 1));
        assertThat(ArchitectureSubject.fitting(() -> onlyOf4Pixels(new IllegalStateException("not here")))
                        .input())
                .as("of none")
                .isEqualTo(new ImageShape(32, 32, 3));
    }
}
