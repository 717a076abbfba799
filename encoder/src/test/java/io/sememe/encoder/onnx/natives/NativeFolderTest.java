// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {
  @TempDir Path parent;
  private NativeRoot root;

  @BeforeEach
  void realRoot() throws IOException {
    root = NativeRoot.in(parent);
  }

  @Test
  void the_libraries_of_the_platform_are_unpacked_into_a_folder_that_names_them()
      throws IOException {
    Path folder = root.natives(FakeJar.cpu()).unpacked();
    assertEquals(root.path().resolve(NativeRoot.CPU), folder);
    assertEquals(List.of(FakeJar.CORE, FakeJar.JNI), NativeRoot.names(folder));
    assertEquals("core", Files.readString(folder.resolve(FakeJar.CORE)));
    assertEquals(List.of(NativeRoot.CPU), NativeRoot.names(root.path()));
  }

  @Test
  void of_the_artifact_with_cuda_the_provider_is_unpacked_and_tensorrt_is_not() throws IOException {
    Path folder = root.natives(FakeJar.gpu()).unpacked();
    assertEquals("onnxruntime-1.26.0-gpu-linux-x64", folder.getFileName().toString());
    assertEquals(List.of(FakeJar.CORE, FakeJar.JNI, FakeJar.CUDA), NativeRoot.names(folder));
  }

  @Test
  void what_is_made_is_its_owner_s_alone() throws IOException {
    Path folder = root.natives(FakeJar.cpu()).unpacked();
    for (Path made : List.of(root.path().getParent(), root.path(), folder)) {
      assertEquals("rwx------", NativeRoot.permissions(made));
    }
    assertEquals("rw-------", NativeRoot.permissions(folder.resolve(FakeJar.CORE)));
  }

  @Test
  void a_second_start_checks_and_unpacks_nothing() throws IOException {
    Path folder = root.natives(FakeJar.cpu()).unpacked();
    FileTime unpacked = Files.getLastModifiedTime(folder.resolve(FakeJar.CORE));
    RuntimeJar unreadable =
        new RuntimeJar(
            name -> {
              if (name.endsWith(FakeJar.CUDA)) {
                return null;
              }
              throw new AssertionError(name + " was read");
            },
            FakeJar.LINUX);
    assertEquals(folder, root.natives(unreadable).unpacked());
    assertEquals(unpacked, Files.getLastModifiedTime(folder.resolve(FakeJar.CORE)));
  }

  @Test
  void a_root_behind_a_link_is_found() throws IOException {
    Files.createDirectories(root.path());
    Path link = Files.createSymbolicLink(parent.resolve("link"), root.path());
    assertEquals(
        root.path().resolve(NativeRoot.CPU),
        new NativeRoot(link, root.uid()).natives(FakeJar.cpu().jar()).unpacked());
  }

  @Test
  void processes_that_start_at_once_share_what_the_first_unpacked() throws Exception {
    List<Callable<Path>> starts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      starts.add(() -> root.natives(FakeJar.gpu()).unpacked());
    }
    ExecutorService threads = Executors.newFixedThreadPool(starts.size());
    try {
      TreeSet<Path> folders = new TreeSet<>();
      for (Future<Path> folder : threads.invokeAll(starts)) {
        folders.add(folder.get());
      }
      assertEquals(1, folders.size());
      assertEquals(1, NativeRoot.names(root.path()).size());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void the_slower_of_two_processes_takes_and_checks_what_the_other_made() throws IOException {
    RuntimeJar slow =
        new RuntimeJar(
            name -> {
              if (name.endsWith(FakeJar.JNI)) {
                root.natives(FakeJar.cpu()).unpacked();
              }
              return FakeJar.cpu().open(name);
            },
            FakeJar.LINUX);
    assertEquals(root.path().resolve(NativeRoot.CPU), root.natives(slow).unpacked());
    assertEquals(List.of(NativeRoot.CPU), NativeRoot.names(root.path()));
  }

  @Test
  void what_a_killed_process_left_is_deleted_after_an_hour() throws IOException {
    Path old = Files.createDirectories(root.path().resolve(NativeRoot.CPU + ".unpacking-1"));
    Files.createFile(old.resolve(FakeJar.CORE));
    NativeRoot.permit(old, "rwx------");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
    Path fresh = Files.createDirectories(root.path().resolve(NativeRoot.CPU + ".unpacking-2"));
    root.natives(FakeJar.cpu()).unpacked();
    assertEquals(
        List.of(NativeRoot.CPU, fresh.getFileName().toString()), NativeRoot.names(root.path()));
  }

  @Test
  void a_link_that_looks_like_a_leftover_is_not_followed() throws IOException {
    Path precious = Files.createDirectories(parent.resolve("precious"));
    Files.createFile(precious.resolve("file"));
    Files.setLastModifiedTime(precious, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    Files.createDirectories(root.path());
    Files.createSymbolicLink(root.path().resolve(NativeRoot.CPU + ".unpacking-1"), precious);
    root.natives(FakeJar.cpu()).unpacked();
    assertEquals(List.of("file"), NativeRoot.names(precious));
  }
}
