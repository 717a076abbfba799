// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.command.CommandException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubAddressTest {
  @ParameterizedTest
  @CsvSource({
    "acme/tiny, '', '', https://huggingface.co, acme/tiny, main",
    "acme/tiny, https://mirror.test/hub/, v2, https://mirror.test/hub, acme/tiny, v2",
    "https://hub.test/acme/tiny, '', '', https://hub.test, acme/tiny, main",
    "https://hub.test/mirror/acme/tiny/tree/v1, '', '', https://hub.test/mirror, acme/tiny, v1",
    "https://hub.test/acme/tiny/tree/v1, https://m.test, v3, https://m.test, acme/tiny, v3"
  })
  void is_read_as_people_write_it(
      String text, String hub, String revision, String base, String repository, String at) {
    assertEquals(new HubAddress(base, repository, at), HubAddress.of(text, hub, revision));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiny",
        "acme/../tiny",
        "../etc",
        "ftp://hub.test/acme/tiny",
        "https://user:pass@hub.test/acme/tiny",
        "https://hub.test/acme/tiny.zip",
        "acme/tiny?x=1",
        "acme/tiny tiny"
      })
  void what_leads_elsewhere_is_refused(String text) {
    assertThrows(CommandException.class, () -> HubAddress.of(text, "", ""));
  }

  @Test
  void says_where_things_lie() {
    HubAddress address = new HubAddress("https://hub.test/m", "acme/tiny", "v1");
    assertEquals(
        URI.create("https://hub.test/m/api/models/acme/tiny/revision/v1?blobs=true"),
        address.description());
    assertEquals(
        URI.create("https://hub.test/m/acme/tiny/resolve/v1/onnx/model.onnx"),
        address.file("onnx/model.onnx"));
  }

  @Test
  void what_began_encrypted_goes_on_encrypted() {
    URI from = URI.create("https://hub.test/a/b");
    assertThrows(CommandException.class, () -> Redirects.next(from, "http://cdn.test/x"));
    assertEquals(URI.create("https://cdn.test/x"), Redirects.next(from, "https://cdn.test/x"));
    assertEquals(URI.create("https://hub.test/x"), Redirects.next(from, "/x"));
  }
}
