package counterpoise.generative.bagan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import counterpoise.generative.SampleImages;
import counterpoise.generative.images.ScaledImages;
import counterpoise.generative.training.Share;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import org.junit.jupiter.api.Test;

class AdversarialTrainingTest {

    private static final Share ALL = new Share(0, 1);

    /** 128 real images of 10 classes and 13 generated ones: the discriminator is shown 141. */
    @Test
    void generatedImagesAreAsManyAsOneClassHasInABatch() {
        assertThat(AdversarialTraining.generatedBeside(128, 10)).isEqualTo(13);
        assertThat(AdversarialTraining.generatedBeside(128, 100)).isEqualTo(2);
        assertThat(AdversarialTraining.generatedBeside(120, 10)).isEqualTo(12);
    }

    @Test
    void bothPlayersBeginWithWhatTheAutoencoderLearntAndGoOn() {
        InMemorySamples train = SampleImages.darkToBright(12, 6);
        BaganOptions options = new BaganOptions(1, 1, 6, 0.001, 0.5, 4, Sampling.UNIFORM, Sampling.UNIFORM, 1, 1);
        ScaledImages images = ScaledImages.of("bagan", train);
        int[] rows = IntStream.range(0, train.count()).toArray();
        try (FakeSamplingContext context = new FakeSamplingContext(train, 1);
                AutoencoderTraining autoencoder =
                        new AutoencoderTraining(options, images, train.count(), context, ALL)) {
            autoencoder.run();
            float[][] codes = autoencoder.encode(rows);
            LatentSpace space = new LatentSpace(options.latentSize());
            space.add(0, new float[][] {codes[0]});
            space.add(1, new float[][] {codes[12]});
            try (AdversarialTraining adversarial =
                    new AdversarialTraining(options, train, images, autoencoder, space, context, ALL)) {
                assertThat(autoencoder.encode(rows)).isEqualTo(codes);
                float[][] decoded = adversarial.generate(new int[] {0, 1}, context.random("any", 0));

                adversarial.run();

                assertThat(autoencoder.encode(rows)).isNotEqualTo(codes);
                assertThat(adversarial.generate(new int[] {0, 1}, context.random("any", 0)))
                        .isNotEqualTo(decoded);
            }
        }
    }
}
