// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilePropertyTest extends CollectionPropertyContract {
  @TempDir private Path folder;

  @Override
  CollectionProperty open(String name) {
    return CollectionProperty.inFolder(folder.resolve("data"), name);
  }

  @Test
  void what_a_crash_left_half_written_does_no_harm() throws IOException {
    open("spaces").update(text -> "whole");
    Files.writeString(file(".new"), "ha");
    assertEquals("whole", open("spaces").read());
    assertEquals("whole!", open("spaces").update(text -> text + "!"));
    assertEquals(List.of(file("")), files());
  }

  @Test
  void a_file_that_cannot_be_read_is_named_and_not_overwritten() throws IOException {
    open("spaces").update(text -> "a");
    byte[] broken = {'{', (byte) 0xff};
    Files.write(file(""), broken);
    assertNamed(assertThrows(SolrException.class, () -> open("spaces").read()));
    assertNamed(assertThrows(SolrException.class, () -> open("spaces").update(text -> "b")));
    assertEquals(broken.length, Files.size(file("")));
  }

  @Test
  void a_file_that_somebody_else_replaced_is_read_anew() throws IOException {
    CollectionProperty property = open("spaces");
    property.update(text -> "ours");
    assertEquals("ours", property.read());
    Files.writeString(file(".theirs"), "theirs, of another length");
    Files.move(file(".theirs"), file(""), StandardCopyOption.ATOMIC_MOVE);
    assertEquals("theirs, of another length", property.read());
    Files.delete(file(""));
    assertEquals("", property.read());
  }

  @Test
  void a_text_that_is_as_before_is_not_read_again() {
    CollectionProperty property = open("spaces");
    property.update(text -> "kept");
    assertSame(property.read(), property.read());
  }

  @Test
  void a_folder_that_cannot_be_written_is_an_error_that_names_the_file() throws IOException {
    Files.writeString(folder.resolve("data"), "in the way");
    assertNamed(assertThrows(SolrException.class, () -> open("spaces").update(text -> "a")));
  }

  private static void assertNamed(SolrException e) {
    assertEquals(500, e.code());
    assertTrue(e.getMessage().startsWith("sememe-spaces.json in the core's data"), e.getMessage());
  }

  private Path file(String ending) {
    return folder.resolve("data").resolve("sememe-spaces.json" + ending);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      return files.toList();
    }
  }
}
