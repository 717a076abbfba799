// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.models;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What models run on, as a node shows it. With a GPU and the archive for one these expect it to be
 * used.
 */
@OnEveryJdk
final class DeviceIT {
  private static final String GOOD = "bge-small-en-v1.5";
  private static final String CONFIGURED = "${sememe.model:bge-small-en-v1.5}";

  private final SolrNode node;
  private final boolean gpu;

  DeviceIT(SolrNode node) throws IOException {
    this.node = node;
    try (var jars = Files.list(node.home().folder().resolve("lib"))) {
      boolean provider = jars.anyMatch(jar -> jar.toString().contains("onnxruntime_gpu"));
      this.gpu = provider && Files.exists(Path.of("/dev/nvidia0"));
    }
  }

  @Test
  void the_device_that_is_used_is_shown_and_why_it_is_not_the_gpu() throws IOException {
    install("looks-for-one", "auto");
    TestCore core = coreWith("looks-for-one");
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    assertEquals(List.of("1"), core.meaning("a hot drink"));
    JsonNode model = spaces(core).path("models").path("looks-for-one");
    assertEquals(gpu ? "cuda:0" : "cpu", model.path("device").asText(), model::toString);
    assertEquals(!gpu, model.path("fallback").asText().contains("CUDA"), model::toString);
    assertEquals(model.path("device").asText(), metric("looks-for-one"));
  }

  @Test
  void a_gpu_that_is_asked_for_is_had_or_searches_by_meaning_say_what_is_missing()
      throws IOException {
    install("wants-one", "cuda");
    TestCore core = coreWith("wants-one");
    Reply reply = core.query("q", "{!semantic f=vector}tea");
    assertEquals(gpu ? 200 : 503, reply.status(), reply.errorMessage());
    assertTrue(gpu || reply.errorMessage().contains("CUDA"), reply.errorMessage());
    assertEquals(gpu ? "cuda:0" : "none", metric("wants-one"));
    assertEquals(List.of(), core.query("q", "text:tea").orThrow().ids());
  }

  @Test
  void native_libraries_lie_unpacked_in_a_folder_of_the_nodes_user_alone() throws IOException {
    coreWith(GOOD).add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    try (var folders = Files.list(node.home().folder().resolve("natives"))) {
      Path natives =
          folders.filter(one -> one.toString().contains("onnxruntime")).findFirst().get();
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(natives)));
    }
  }

  private TestCore coreWith(String model) {
    Configset.copy(node, model).replace("solrconfig.xml", CONFIGURED, model);
    return TestCore.of(node, model);
  }

  private void install(String name, String device) throws IOException {
    Path models = node.home().folder().resolve("models");
    node.home().addModel(name, models.resolve(GOOD));
    Path descriptor = models.resolve(name).resolve("sememe.json");
    ObjectMapper json = new ObjectMapper();
    ObjectNode read = (ObjectNode) json.readTree(descriptor.toFile());
    Files.delete(descriptor);
    Files.writeString(descriptor, read.put("device", device).put("weights", "float").toString());
  }

  private JsonNode spaces(TestCore core) {
    return node.http().get("/" + core.name() + "/sememe/spaces", Map.of()).orThrow().body();
  }

  private String metric(String model) {
    JsonNode metrics =
        node.http().get("/admin/metrics", Map.of("group", "node", "prefix", "SEMEME")).body();
    return metrics.at("/metrics/solr.node").path("SEMEME." + model + ".device").asText();
  }
}
