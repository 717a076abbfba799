// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
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
  private static final String PASSAGE = "io.sememe.solr.passage..";
  private static final String QUESTION = "io.sememe.solr.question..";
  private static final String SHARDS = "io.sememe.solr.shards..";
  private static final String CACHE = "io.sememe.solr.cache..";
  private static final String TOKENS = "io.sememe.solr.tokens..";
  private static final String NEAREST = "io.sememe.solr.nearest..";
  private static final String TEXTS = "io.sememe.solr.texts..";
  private static final String LIMITS = "io.sememe.solr.limits..";
  private static final String MODELS = "io.sememe.solr.models..";
  private static final String PERMISSION = "io.sememe.solr.permission..";
  private static final String ANALYSIS = "io.sememe.solr.analysis..";

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
  void rooms_of_extension_points_do_not_know_each_other() {
    slices()
        .matching("io.sememe.solr.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            alwaysTrue(),
            resideInAnyPackage(
                COLLECTION,
                SPACE,
                PASSAGE,
                QUESTION,
                SHARDS,
                CACHE,
                TOKENS,
                NEAREST,
                TEXTS,
                LIMITS,
                MODELS,
                PERMISSION,
                ANALYSIS))
        .check(PLUGIN);
  }

  @Test
  void what_rooms_share_is_used_in_one_direction() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("nearest")
        .definedBy(NEAREST)
        .layer("question")
        .definedBy(QUESTION)
        .layer("space")
        .definedBy(SPACE)
        .layer("collection")
        .definedBy(COLLECTION)
        .layer("shards")
        .definedBy(SHARDS)
        .layer("cache")
        .definedBy(CACHE)
        .layer("tokens")
        .definedBy(TOKENS)
        .layer("passage")
        .definedBy(PASSAGE)
        .layer("texts")
        .definedBy(TEXTS)
        .whereLayer("nearest")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("question")
        .mayOnlyBeAccessedByLayers("nearest", "texts")
        .whereLayer("space")
        .mayOnlyBeAccessedByLayers("question", "texts")
        .whereLayer("shards")
        .mayOnlyBeAccessedByLayers("question", "texts")
        .whereLayer("cache")
        .mayOnlyBeAccessedByLayers("question", "nearest")
        .whereLayer("tokens")
        .mayOnlyBeAccessedByLayers("texts")
        .whereLayer("texts")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("passage")
        .mayOnlyBeAccessedByLayers("nearest", "texts")
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

  // The rest of the room is for plain Lucene too, where there is no Solr on the class path.
  @Test
  void analysis_chains_know_solr_in_few_places() {
    noClasses()
        .that()
        .resideInAPackage(ANALYSIS)
        .and()
        .haveSimpleNameNotStartingWith("SolrModels")
        .and()
        .haveSimpleNameNotStartingWith("EncodedText")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.solr..", "io.sememe.solr")
        .check(PLUGIN);
  }

  // Named after the loader was looked at: a class that is named elsewhere would be loaded there.
  @Test
  void model_sources_know_solr_by_one_name() {
    classes()
        .that()
        .haveSimpleName("SolrModels")
        .should()
        .onlyHaveDependentClassesThat()
        .haveSimpleNameStartingWith("SolrModels")
        .orShould()
        .onlyHaveDependentClassesThat()
        .haveSimpleName("ModelSources")
        .check(PLUGIN);
  }
}
