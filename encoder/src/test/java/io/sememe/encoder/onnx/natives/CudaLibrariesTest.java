// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaLibrariesTest {
  @TempDir Path root;
  private FakeMachine machine;

  @BeforeEach
  void makeMachine() throws IOException {
    machine = new FakeMachine(root, FakeJar.LINUX);
    machine.folder("usr/lib");
  }

  @Test
  void all_that_is_needed_is_found_and_loaded_each_after_what_it_needs() throws IOException {
    Path all = machine.complete("opt/all");
    machine.properties().put("sememe.cuda.path", all.toString());
    CudaLibraries libraries = machine.find();
    assertEquals(Optional.empty(), libraries.problem());
    libraries.load();
    List<String> expected = new ArrayList<>(List.of(FakeMachine.DRIVER));
    expected.addAll(FakeMachine.CUDA);
    expected.add(FakeMachine.CUDNN);
    assertEquals(expected, List.copyOf(libraries.found().keySet()));
    assertEquals(
        expected.stream().map(file -> all.resolve(file).toString()).toList(), machine.loaded());
  }

  @Test
  void nothing_is_loaded_while_it_is_looked_for() throws IOException {
    machine.complete("usr/lib");
    machine.find();
    assertEquals(List.of(), machine.loaded());
  }

  @Test
  void folders_are_searched_in_the_order_that_is_promised() throws IOException {
    List<Path> order =
        List.of(
            machine.folder("opt/first"),
            machine.folder("opt/second"),
            machine.folder("natives/cuda"),
            machine.folder("opt/ld"),
            machine.folder("etc-conf"),
            machine.folder("usr/local/cuda/lib64"),
            machine.folder("usr/lib"));
    machine.properties().put("sememe.cuda.path", order.get(0) + ":" + order.get(1));
    machine.environment().put("LD_LIBRARY_PATH", "::" + order.get(3));
    Files.writeString(machine.folder("etc").resolve("ld.so.conf"), "/etc-conf\n");
    for (Path folder : order) {
      Files.createFile(folder.resolve(FakeMachine.CUDNN));
    }
    for (Path folder : order) {
      assertEquals(
          folder.resolve(FakeMachine.CUDNN), machine.find().found().get(FakeMachine.CUDNN));
      Files.delete(folder.resolve(FakeMachine.CUDNN));
    }
    assertFalse(machine.find().found().containsKey(FakeMachine.CUDNN));
  }

  @Test
  void a_broken_link_and_a_folder_are_no_library() throws IOException {
    Path lib = machine.folder("usr/lib");
    Files.createSymbolicLink(lib.resolve(FakeMachine.CUDNN), lib.resolve("gone"));
    Files.createDirectory(lib.resolve(FakeMachine.DRIVER));
    assertEquals(Map.of(), machine.find().found());
  }

  @Test
  void a_library_of_another_machine_is_passed_over_where_there_is_a_better_one()
      throws IOException {
    Path other = machine.folder("opt/32-bit");
    Path lib = machine.folder("usr/lib");
    machine.environment().put("LD_LIBRARY_PATH", other.toString());
    Files.write(other.resolve(FakeMachine.DRIVER), FakeMachine.elf(1, 3));
    assertEquals(other.resolve(FakeMachine.DRIVER), machine.find().found().get(FakeMachine.DRIVER));
    Files.write(lib.resolve(FakeMachine.DRIVER), FakeMachine.elf(2, 0x3e));
    assertEquals(lib.resolve(FakeMachine.DRIVER), machine.find().found().get(FakeMachine.DRIVER));
    Files.write(lib.resolve(FakeMachine.DRIVER), FakeMachine.elf(2, 0xb7));
    assertEquals(other.resolve(FakeMachine.DRIVER), machine.find().found().get(FakeMachine.DRIVER));
  }

  @Test
  void on_windows_the_names_and_folders_are_those_of_windows() throws IOException {
    machine = new FakeMachine(root, new Platform("win", "x64"));
    Path path = machine.folder("path");
    machine.environment().put("PATH", path + ";" + root.resolve("other"));
    machine.environment().put("CUDA_PATH", root.resolve("CUDA").toString());
    machine.environment().put("SystemRoot", root.resolve("Windows").toString());
    Files.createFile(machine.folder("Windows/System32").resolve("nvcuda.dll"));
    Files.createFile(machine.folder("CUDA/bin").resolve("cudart64_12.dll"));
    for (String file : List.of("cublasLt64_12.dll", "cublas64_12.dll", "cufft64_11.dll")) {
      Files.createFile(path.resolve(file));
    }
    Files.createFile(path.resolve("cudnn64_8.dll"));
    String message = machine.find().problem().orElseThrow();
    assertTrue(
        message.contains("missing. cuDNN 9 (cudnn64_9.dll): cuDNN 8 is there, cuDNN 9 is needed"),
        message);
    Files.createFile(path.resolve("cudnn64_9.dll"));
    assertEquals(Optional.empty(), machine.find().problem());
    assertEquals(6, machine.find().found().size());
  }

  // The system's loader itself is asked: an empty file is no library.
  @Test
  void what_another_class_loader_has_loaded_is_there() throws IOException {
    machine.complete("usr/lib");
    CudaLibraries libraries =
        CudaLibraries.find(
            machine.host(),
            null,
            file -> {
              machine.loaded().add(file);
              throw new UnsatisfiedLinkError(
                  "Native Library " + file + " already loaded in another classloader");
            });
    libraries.load();
    assertEquals(7, machine.loaded().size());
  }
}
