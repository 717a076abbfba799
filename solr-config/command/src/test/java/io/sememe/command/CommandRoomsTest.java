// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Which room may know what. */
class CommandRoomsTest {
  private final JavaClasses main =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.sememe.command");

  @Test
  void the_command_knows_the_encoders_api_and_none_of_its_rooms() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.sememe.encoder.*..", "ai.onnxruntime..", "ai.djl..", "ai.onnx..")
        .check(main);
  }

  @Test
  void only_the_hub_uses_the_network() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sememe.command.hub..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "javax.net..")
        .check(main);
  }
}
