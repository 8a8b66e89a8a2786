package dev.fastbreak;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The layers: core, coders, warehouse port, pipelines, adapters, app; and what none may use. */
@AnalyzeClasses(packages = "dev.fastbreak", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String CORE = "dev.fastbreak.core..";
  private static final String CODERS = "dev.fastbreak.beam.coder..";
  private static final String PIPELINES = "dev.fastbreak.beam..";
  private static final String PORT = "dev.fastbreak.warehouse";
  private static final String ADAPTERS = "dev.fastbreak.warehouse.*..";
  private static final String APP = "dev.fastbreak.app..";

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
  static final ArchRule coreStandsAlone =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PIPELINES, "dev.fastbreak.warehouse..", APP);

  @ArchTest
  static final ArchRule codersKnowOnlyCore =
      noClasses()
          .that()
          .resideInAPackage(CODERS)
          .should()
          .dependOnClassesThat(
              ours("other than core and coders", "dev.fastbreak.core", "dev.fastbreak.beam.coder"));

  @ArchTest
  static final ArchRule portKnowsOnlyCoreAndCoders =
      noClasses()
          .that()
          .resideInAPackage(PORT)
          .should()
          .dependOnClassesThat(portMayNot())
          .because("warehouses are found by their URI, never by their class");

  @ArchTest
  static final ArchRule pipelinesKnowNoAdapterAndNoApp =
      noClasses()
          .that()
          .resideInAPackage(PIPELINES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS, APP);

  @ArchTest
  static final ArchRule appKnowsNoAdapter =
      noClasses()
          .that()
          .resideInAPackage(APP)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS)
          .because("nothing above the warehouse port knows which warehouse it talks to");

  @ArchTest
  static final ArchRule adaptersKnowNeitherPipelinesNorApp =
      noClasses()
          .that()
          .resideInAPackage(ADAPTERS)
          .should()
          .dependOnClassesThat(
              ours(
                  "above the port",
                  "dev.fastbreak.core",
                  "dev.fastbreak.beam.coder",
                  "dev.fastbreak.warehouse"));

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
          .haveSimpleNameNotEndingWith("StandaloneRun")
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
          .resideOutsideOfPackages(PIPELINES, ADAPTERS)
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

  @ArchTest
  static final ArchRule layersFormNoCycle =
      slices().assignedFrom(layers()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyClassIsInALayer =
      classes()
          .should()
          .resideInAnyPackage(CORE, PIPELINES, "dev.fastbreak.warehouse..", APP, "dev.fastbreak");

  private static DescribedPredicate<JavaClass> ours(String description, String... allowed) {
    return DescribedPredicate.describe(
        "classes of the project " + description,
        type -> {
          String name = type.getPackageName();
          boolean ours = name.startsWith("dev.fastbreak");
          for (String prefix : allowed) {
            ours = ours && !(name.equals(prefix) || name.startsWith(prefix + "."));
          }
          return ours;
        });
  }

  private static DescribedPredicate<JavaClass> portMayNot() {
    return ours(
            "other than core, coders and the port",
            "dev.fastbreak.core",
            "dev.fastbreak.beam.coder",
            "dev.fastbreak.warehouse")
        .or(
            DescribedPredicate.describe(
                "adapters", type -> type.getPackageName().startsWith("dev.fastbreak.warehouse.")))
        .or(
            DescribedPredicate.describe(
                "SQL", type -> type.getPackageName().startsWith("java.sql")));
  }

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

  /** Coders are below the warehouse port, pipelines above it, though both are Beam's. */
  private static SliceAssignment layers() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        if (name.startsWith("dev.fastbreak.beam.coder")) {
          return SliceIdentifier.of("coders");
        }
        String[] parts = name.split("\\.");
        return name.startsWith("dev.fastbreak.") && parts.length > 2
            ? SliceIdentifier.of(parts[2])
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "layers";
      }
    };
  }
}
