package ${package};

import java.util.List;

import counterpoise.api.loss.LossPlugin;
import counterpoise.testkit.junit.LossContract;

/** The laws that every loss keeps. */
class ${className}LawsTest extends LossContract<${className}Options> {

    @Override
    protected LossPlugin<${className}Options> plugin() {
        return new ${className}Plugin();
    }

    @Override
    protected List<${className}Options> optionSets() {
        return List.of(new ${className}Options(0.1), new ${className}Options(0));
    }
}
