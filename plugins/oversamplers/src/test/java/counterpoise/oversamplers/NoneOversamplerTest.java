package counterpoise.oversamplers;

import static counterpoise.oversamplers.Points.at;
import static org.assertj.core.api.Assertions.assertThat;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.RecordingSink;
import org.junit.jupiter.api.Test;

class NoneOversamplerTest {

    private final Oversampler none = new NonePlugin().create(new NoOptions());

    @Test
    void worksInNoSpace() {
        assertThat(none.spaces()).isEmpty();
        assertThat(none.exactCounts()).isFalse();
    }

    @Test
    void addsNothing() {
        Points train = Points.none().with(0, at(0), at(1)).with(1, at(2));
        RecordingSink synthetics = RecordingSink.refusing(train);

        none.synthesize(train, new FakeSamplingContext(train, 0), synthetics);

        assertThat(synthetics.added()).isEmpty();
    }
}
