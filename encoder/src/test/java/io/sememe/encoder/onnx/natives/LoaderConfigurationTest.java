// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderConfigurationTest {
  @TempDir Path root;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(root.resolve("etc/ld.so.conf.d"));
  }

  @Test
  void folders_are_told_in_the_order_of_the_file_without_comments() throws IOException {
    write(
        "ld.so.conf",
        "# first",
        "",
        "/opt/b  # why",
        "/opt/a:/opt/c,/opt/d /opt/e",
        "\t/opt/old=libc5",
        "hwcap 0 nosegneg");
    assertFolders("opt/b", "opt/a", "opt/c", "opt/d", "opt/e", "opt/old");
  }

  @Test
  void included_files_come_where_they_are_included_sorted_by_name() throws IOException {
    write("ld.so.conf", "/first", "include ld.so.conf.d/*.conf /etc/one.conf", "/last");
    write("ld.so.conf.d/z.conf", "/z");
    write("ld.so.conf.d/cuda-12.conf", "/usr/local/cuda-12.6/targets/x86_64-linux/lib");
    write("ld.so.conf.d/readme.txt", "/no");
    write("one.conf", "/one");
    assertFolders("first", "usr/local/cuda-12.6/targets/x86_64-linux/lib", "z", "one", "last");
  }

  @Test
  void files_that_include_each_other_are_read_once() throws IOException {
    write("ld.so.conf", "include a.conf", "/last");
    write("a.conf", "include ld.so.conf a.conf", "/a");
    assertFolders("a", "last");
  }

  @Test
  void what_is_not_there_or_no_text_is_passed_over() throws IOException {
    assertFolders();
    Files.write(root.resolve("etc/ld.so.conf"), new byte[] {(byte) 0xff, '\n', '/', 'a', '\n'});
    assertEquals(root.resolve("a"), LoaderConfiguration.folders(host()).get(1));
    write("ld.so.conf", "include nowhere/*.conf [.conf", "include", "/a");
    assertFolders("a");
  }

  private void write(String file, String... lines) throws IOException {
    Files.writeString(root.resolve("etc").resolve(file), String.join("\n", lines) + "\n");
  }

  private void assertFolders(String... expected) {
    assertEquals(
        List.of(expected).stream().map(root::resolve).toList(),
        LoaderConfiguration.folders(host()));
  }

  private Host host() {
    return new Host(new Platform("linux", "x64"), root, name -> null, name -> null);
  }
}
