package ${package};

import java.util.List;

import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.testkit.junit.ArchitectureContract;

/** The laws that every architecture keeps. */
class ${className}LawsTest extends ArchitectureContract<${className}Options> {

    @Override
    protected ArchitecturePlugin<${className}Options> plugin() {
        return new ${className}Plugin();
    }

    @Override
    protected List<${className}Options> optionSets() {
        return List.of(new ${className}Options(32), new ${className}Options(4));
    }
}
