// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions of dependencies that design and package-info promise. */
final class PluginRoomsTest {
  private static final JavaClasses PLUGIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.sememe.solr");
  private static final String COLLECTION = "io.sememe.solr.collection..";
  private static final String SPACE = "io.sememe.solr.space..";

  @Test
  void the_native_libraries_are_the_encoders_business() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnxruntime..", "ai.djl..")
        .check(PLUGIN);
  }

  @Test
  void only_the_encoders_api_is_used() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.sememe.encoder.*..")
        .check(PLUGIN);
  }

  @Test
  void rooms_do_not_know_each_other_but_all_may_know_what_the_collection_remembers() {
    slices()
        .matching("io.sememe.solr.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAnyPackage(COLLECTION, SPACE))
        .check(PLUGIN);
  }

  @Test
  void what_a_collection_shares_is_plain_text_to_it() {
    noClasses()
        .that()
        .resideInAPackage(COLLECTION)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SPACE)
        .check(PLUGIN);
  }
}
