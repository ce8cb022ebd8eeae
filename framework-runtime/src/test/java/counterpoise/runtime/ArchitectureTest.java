package counterpoise.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Random;

import com.google.inject.Inject;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know what. */
class ArchitectureTest {

    private static final String ROOT = "counterpoise.runtime.";

    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("counterpoise.runtime");

    private static String[] packages(String... names) {
        String[] patterns = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            patterns[i] = ROOT + names[i] + "..";
        }
        return patterns;
    }

    @Test
    void whatTheCoordinatorIsMadeOfStartsNoEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("config", "plugin", "plan", "store", "report", "run", "random"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("the coordinator plans, stores and reports on machines where no engine could be started")
                .check(RUNTIME);
    }

    @Test
    void theCoordinatorsHalfOfExecutionStartsNoEngine() {
        noClasses()
                .that()
                .haveNameMatching(
                        ".*\\.execute\\.(Coordinator|Worker|Workers|WorkerProcess|WorkerJvm|WorkerLog|WorkerMemory|Connection|Message"
                                + "|StageCosts|StageQueue)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(RUNTIME);
    }

    @Test
    void whatIsCountedAndDigestedOfDataNeedsNoEngine() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "data..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(RUNTIME);
    }

    @Test
    void wiringStaysWhereThingsArePutTogether() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("run", "execute", "lifecycle"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(RUNTIME);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "lifecycle..")
                .and()
                .haveNameNotMatching(".*\\.StageModule(\\$.*)?")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.google.inject..").and(not(simpleName(Inject.class.getSimpleName()))))
                .because("a stage is handed what it needs and never asks an injector")
                .check(RUNTIME);
    }

    @Test
    void theRuntimeNamesNoPlugin() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("counterpoise.api..", "counterpoise.runtime..")
                        .or(not(resideInAnyPackage("counterpoise.."))))
                .because("plugins are found, never named")
                .check(RUNTIME);
    }

    @Test
    void packagesDependOnOneAnotherOneWay() {
        slices().matching("counterpoise.runtime.(*)..")
                .should()
                .beFreeOfCycles()
                .check(RUNTIME);
    }

    @Test
    void plansDoNotKnowHowTheyAreCarriedOut() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("config", "plugin", "plan", "store"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("lifecycle", "training", "execute", "report", "run"))
                .check(RUNTIME);
    }

    @Test
    void stagesDoNotKnowWhoRunsThem() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("lifecycle", "training"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("execute", "report", "run"))
                .check(RUNTIME);
    }

    @Test
    void nothingPrints() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(RUNTIME);
    }

    @Test
    void randomnessComesFromNamedStreamsAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .because("a stream is a pure function of seed, name and index")
                .check(RUNTIME);
    }
}
