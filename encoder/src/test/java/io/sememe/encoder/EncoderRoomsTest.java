// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.sememe.encoder.process.ClassSources;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which room may know what. */
class EncoderRoomsTest {
  private static final String ROOT = "io.sememe.encoder";
  private static final String ROOMS = ROOT + ".(*)..";

  private static JavaClasses main;

  @BeforeAll
  static void importClasses() {
    main = new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);
  }

  @Test
  void only_onnx_knows_onnx_runtime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..encoder.onnx..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..")
        .check(main);
  }

  // Its first class loads the libraries that this room has yet to find and check.
  @Test
  void natives_comes_before_onnx_runtime() {
    classes()
        .that()
        .resideInAPackage("..onnx.natives..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("ai.onnxruntime.."))
                .and(not(resideInAnyPackage(ROOT + ".onnx", ROOT + ".onnx.graph.."))))
        .check(main);
  }

  @Test
  void only_tokenize_knows_the_tokenizer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..encoder.tokenize..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(main);
  }

  @Test
  void nobody_knows_a_search_engine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.lucene..", "org.apache.solr..", "io.sememe.solr..")
        .check(main);
  }

  @Test
  void rooms_are_free_of_cycles() {
    slices().matching(ROOMS).should().beFreeOfCycles().check(main);
  }

  // Listed by what is allowed, so that a new task is out of bounds from its first day.
  @Test
  void rooms_know_only_the_values_of_the_root() {
    classes()
        .that()
        .resideInAnyPackage(ROOT + ".*..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(ROOT))
                .or(
                    belongToAnyOf(
                        EncoderException.class,
                        Role.class,
                        Deadline.class,
                        TextSpan.class,
                        PassagePlan.class)))
        .check(main);
  }

  @Test
  void model_knows_no_other_room() {
    classes()
        .that()
        .resideInAPackage("..encoder.model..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAnyPackage(ROOT + ".onnx..", ROOT + ".tokenize..", ROOT + ".schedule..")))
        .check(main);
  }

  @Test
  void tokenize_and_schedule_know_no_other_room() {
    slices()
        .matching(ROOMS)
        .should()
        .notDependOnEachOther()
        .ignoreDependency(resideInAPackage(ROOT + ".onnx.."), resideInAPackage(ROOT + ".model.."))
        .ignoreDependency(
            resideInAPackage(ROOT + ".scan.."),
            resideInAnyPackage(ROOT + ".model..", ROOT + ".onnx.."))
        .ignoreDependency(
            resideInAPackage(ROOT + ".passage.."), resideInAPackage(ROOT + ".tokenize.."))
        .check(main);
  }

  // Java names the places of classes by URLs, and one class makes paths of them.
  @Test
  void nothing_uses_the_network() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(ClassSources.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "javax.net..")
        .check(main);
    noClasses()
        .that()
        .belongToAnyOf(ClassSources.class)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "javax.net..")
                .and(not(belongToAnyOf(URL.class, URI.class, URISyntaxException.class))))
        .orShould()
        .callMethod(URL.class, "openConnection")
        .orShould()
        .callMethod(URL.class, "openStream")
        .check(main);
  }

  @Test
  void nothing_writes_to_the_console() {
    noClasses().should(ACCESS_STANDARD_STREAMS).check(main);
  }
}
