package dev.fastbreak;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The layers, from core to app, and what none of them may use. */
@AnalyzeClasses(packages = "dev.fastbreak", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String CORE = "dev.fastbreak.core..";
  private static final String SIMULATION = "dev.fastbreak.simulation..";
  private static final String CODERS = "dev.fastbreak.beam.coder..";
  private static final String PORT = "dev.fastbreak.warehouse";
  private static final String ADAPTERS = "dev.fastbreak.warehouse.*..";
  private static final String PLAN = "dev.fastbreak.plan..";
  private static final String PIPELINE = "dev.fastbreak.beam.phase..";
  private static final String APP = "dev.fastbreak.app..";

  @ArchTest
  static final ArchRule everyLayerKnowsOnlyThoseBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("core")
          .definedBy(CORE)
          .layer("simulation")
          .definedBy(SIMULATION)
          .layer("coders")
          .definedBy(CODERS)
          .layer("port")
          .definedBy(PORT)
          .layer("adapters")
          .definedBy(ADAPTERS)
          .layer("plan")
          .definedBy(PLAN)
          .layer("pipeline")
          .definedBy(PIPELINE)
          .layer("app")
          .definedBy(APP)
          .whereLayer("core")
          .mayNotAccessAnyLayer()
          .whereLayer("simulation")
          .mayOnlyAccessLayers("core")
          .whereLayer("coders")
          .mayOnlyAccessLayers("core")
          .whereLayer("port")
          .mayOnlyAccessLayers("core", "coders")
          .whereLayer("adapters")
          .mayOnlyAccessLayers("core", "coders", "port")
          .whereLayer("plan")
          .mayOnlyAccessLayers("core", "port")
          .whereLayer("pipeline")
          .mayOnlyAccessLayers("core", "coders", "port", "plan")
          .whereLayer("app")
          .mayOnlyAccessLayers("core", "simulation", "port", "plan", "pipeline")
          .because("warehouses are found by their URI, never by their class");

  @ArchTest
  static final ArchRule everyClassIsInALayer =
      classes()
          .should()
          .resideInAnyPackage(
              CORE, SIMULATION, CODERS, PORT, ADAPTERS, PLAN, PIPELINE, APP, "dev.fastbreak");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("dev.fastbreak.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule coreKnowsNeitherBeamNorSqlNorClouds =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.beam..",
              "java.sql..",
              "org.duckdb..",
              "com.google.cloud..",
              "com.google.api..")
          .because("formulas must run and be tested without a runner and a warehouse");

  @ArchTest
  static final ArchRule planningKnowsNoRunner =
      noClasses()
          .that()
          .resideInAPackage(PLAN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.beam..", "java.sql..");

  @ArchTest
  static final ArchRule portKnowsNoSql =
      noClasses()
          .that()
          .resideInAPackage(PORT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule duckDbKnowsNoBigQuery =
      noClasses()
          .that()
          .resideInAPackage("dev.fastbreak.warehouse.duckdb..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.fastbreak.warehouse.bigquery..");

  @ArchTest
  static final ArchRule bigQueryKnowsNoDuckDb =
      noClasses()
          .that()
          .resideInAPackage("dev.fastbreak.warehouse.bigquery..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.fastbreak.warehouse.duckdb..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheAppPrints =
      noClasses()
          .that()
          .resideOutsideOfPackage(APP)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule onlyTheAppReadsTheClock =
      noClasses()
          .that()
          .resideOutsideOfPackage(APP)
          .and()
          .doNotHaveSimpleName("PhaseProgram")
          .should()
          .callMethodWhere(readsTheClock())
          .because("a run must give the same on every day; time is handed in as a Clock");

  @ArchTest
  static final ArchRule onlyTheAppSetsHowMuchIsLogged =
      noClasses()
          .that()
          .resideOutsideOfPackage(APP)
          .should()
          .callMethod(Logger.class, "setLevel", Level.class)
          .because("a library that is loaded must not change what its program logs");

  @ArchTest
  static final ArchRule nobodyUsesWhatIsNotOurs =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.beam.vendor..")
          .because("vendored libraries change with Beam without notice");

  @ArchTest
  static final ArchRule oldDatesAreNotUsed =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date");

  @ArchTest
  static final ArchRule jodaStaysWhereBeamAsksForIt =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.fastbreak.beam..", ADAPTERS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.joda.time..");

  @ArchTest
  static final ArchRule nothingStaticChanges =
      fields()
          .that()
          .areStatic()
          .and()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should()
          .beFinal()
          .andShould()
          .notHaveRawType(
              DescribedPredicate.describe(
                  "a counter or concurrent collection",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("java.util.concurrent.atomic")
                          || type.getName().startsWith("java.util.concurrent.Concurrent")))
          .because("a static that changes is shared by runs that know nothing of each other");

  private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
    Set<String> packages = Set.of("java.time", "java.time.chrono", "org.joda.time");
    return DescribedPredicate.describe(
        "reads the system's clock",
        access -> {
          String owner = access.getTargetOwner().getName();
          String name = access.getTarget().getName();
          boolean takesClock =
              access.getTarget() instanceof AccessTarget.CodeUnitCallTarget t
                  && t.getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(Clock.class));
          boolean now =
              packages.contains(access.getTargetOwner().getPackageName())
                  && (name.startsWith("now") || name.startsWith("system"))
                  && !takesClock;
          return now || (owner.equals(System.class.getName()) && name.equals("currentTimeMillis"));
        });
  }
}
