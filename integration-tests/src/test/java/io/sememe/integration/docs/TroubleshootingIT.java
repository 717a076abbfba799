// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Memory;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.PairModel;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each trouble that INSTALL.md explains, made to happen, looks as the table says. */
@OnEveryJdk
final class TroubleshootingIT {
  private static final String GOOD = "bge-small-en-v1.5";

  private final SolrNode node;
  private InstallGuide guide;

  TroubleshootingIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void read() throws IOException {
    guide = InstallGuide.read();
  }

  @Test
  void a_damaged_file() throws IOException {
    Path model = install("damaged-on-the-way");
    Files.write(model.resolve("model.onnx"), new byte[] {1});
    assertKnown(search("damaged-on-the-way"), "SHA-256");
  }

  /** On a busy machine Solr may notice first that the time is over: then another model is asked. */
  @Test
  void a_model_that_is_still_loading() {
    String seen =
        Stream.of("not-there-yet", "nor-this-one", "nor-that-one")
            .peek(this::install)
            .map(model -> search(model, "timeAllowed", "100"))
            .map(reply -> reply.body().at("/responseHeader/partialResultsDetails").toString())
            .filter(details -> details.contains("still loading"))
            .findFirst()
            .orElseThrow();
    assertTrue(guide.knows(200, seen), seen);
  }

  @Test
  void a_model_that_is_not_installed() {
    assertKnown(search("nowhere"), "no model");
  }

  @Test
  void a_handler_that_the_collection_does_not_have() throws IOException {
    String shown = guide.xml("The handlers");
    String models =
        shown.lines().filter(line -> line.contains("/models\"")).findFirst().orElseThrow();
    Configset.copy(node, "unmanaged").replace("solrconfig.xml", models, "");
    String without = "/" + TestCore.of(node, "unmanaged").name() + "/sememe/models";
    for (Reply reply :
        List.of(
            node.http().get(without, Map.of()),
            node.http().postForm(without, Map.of("action", "warm", "model", GOOD)))) {
      assertEquals(404, reply.status(), reply.errorMessage());
      assertKnown(reply, "has no handler /sememe/models");
    }
    ConfigurationVariant.of(node, "managed").put(shown);
    TestCore with = TestCore.of(node, "managed");
    node.http().get("/" + with.name() + "/sememe/models", Map.of()).orThrow();
  }

  @Test
  void a_field_of_another_dimension() {
    Configset.copy(node, "half")
        .replace("managed-schema.xml", "vectorDimension=\"384\"", "vectorDimension=\"192\"");
    TestCore core = TestCore.of(node, "half");
    assertKnown(core.add(document("1", "Tea", "Leaves in hot water.", "x")), "vectorDimension");
  }

  @Test
  void a_model_of_another_task() {
    PairModel.install(node, "of-another-task");
    assertKnown(search("of-another-task"), "has the task");
  }

  @Test
  void a_model_that_did_not_make_the_vectors() {
    TestCore core = TestCore.of(node, "semantic");
    Memory.ofDocuments("vector", Memory.OTHER).writeTo(core);
    assertKnown(core.query("q", "{!semantic f=vector}tea"), "it holds vectors of");
  }

  @Test
  void jars_that_are_not_there() {
    Configset.copy(node, "classless")
        .replace("solrconfig.xml", "io.sememe.solr.search.", "io.sememe.solr.gone.");
    Reply reply = node.http().createCore("classless", "classless");
    assertEquals(400, reply.status(), reply.errorMessage());
    String logged =
        node.log()
            .lines()
            .filter(line -> line.contains("'io.sememe.solr.gone."))
            .findFirst()
            .orElse("");
    assertTrue(guide.troubles().stream().anyMatch(row -> InstallGuide.isOf(row, logged)), logged);
  }

  /** The security manager, saturation, limits and told vectors have tests of their own. */
  @Test
  void there_is_no_row_that_no_test_makes_happen() {
    List<String> known =
        new ArrayList<>(
            List.of(
                "security manager",
                "SHA-256",
                "still loading",
                "CUDA",
                "no core came free",
                "searches have a model",
                "tokens are waiting",
                "413 the",
                "system properties of Sememe",
                "sememe.vector.",
                "no model",
                "has no handler",
                "has the task",
                "it holds vectors of",
                "vectorDimension",
                "Error loading class"));
    List<String> rows = guide.troubles();
    rows.forEach(row -> assertTrue(known.removeIf(row::contains), () -> "no test for " + row));
    assertEquals(List.of(), known);
  }

  /** Whichever archive is installed, on a machine without a GPU. */
  @Test
  void a_gpu_that_cannot_be_used() throws IOException {
    Path descriptor = install("on-a-gpu").resolve("sememe.json");
    String json = Files.readString(descriptor);
    Files.delete(descriptor);
    Files.writeString(descriptor, json.replaceFirst("\\{", "{\"device\": \"cuda\", "));
    assertKnown(search("on-a-gpu"), "CUDA");
  }

  private void assertKnown(Reply reply, String said) {
    String seen = reply.status() + " " + reply.errorMessage();
    assertTrue(reply.errorMessage().contains(said), seen);
    assertTrue(guide.knows(reply.status(), reply.errorMessage()), seen);
  }

  private Reply search(String model, String... more) {
    TestCore core = TestCore.of(node, "semantic");
    List<String> parameters = new ArrayList<>(List.of(more));
    parameters.addAll(List.of("q", "{!semantic f=vector model=" + model + "}tea"));
    return core.query(parameters.toArray(String[]::new));
  }

  private Path install(String model) {
    Path models = node.home().folder().resolve("models");
    node.home().addModel(model, models.resolve(GOOD));
    return models.resolve(model);
  }
}
