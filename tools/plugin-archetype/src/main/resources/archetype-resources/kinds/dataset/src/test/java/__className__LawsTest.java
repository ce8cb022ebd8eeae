package ${package};

import java.util.List;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.testkit.junit.DatasetContract;

/** The laws that every dataset keeps. */
class ${className}LawsTest extends DatasetContract<${className}Options> {

    @Override
    protected DatasetPlugin<${className}Options> plugin() {
        return new ${className}Plugin();
    }

    @Override
    protected List<${className}Options> optionSets() {
        return List.of(new ${className}Options(20));
    }
}
