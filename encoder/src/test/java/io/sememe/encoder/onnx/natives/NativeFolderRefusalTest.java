// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not unpacked, or not loaded, and what is said then. */
class NativeFolderRefusalTest {
  @TempDir Path parent;
  private NativeRoot root;

  @BeforeEach
  void realRoot() throws IOException {
    root = NativeRoot.in(parent);
  }

  @Test
  void a_changed_library_is_refused_with_its_name_and_what_to_do() throws IOException {
    Path folder = root.natives(FakeJar.cpu()).unpacked();
    Files.writeString(folder.resolve(FakeJar.JNI), "evil");
    assertEquals(
        "the native libraries in "
            + folder
            + " are not loaded: libonnxruntime4j_jni.so has SHA-256 "
            + FakeJar.sha256("evil")
            + ", expected is "
            + FakeJar.sha256("jni")
            + ". Find out who changed it, delete the folder and start again: it is unpacked anew",
        refusal(root.natives(FakeJar.cpu())));
  }

  @Test
  void a_library_too_many_a_missing_one_and_a_link_are_refused() throws IOException {
    Path folder = root.natives(FakeJar.cpu()).unpacked();
    Path evil = Files.writeString(folder.resolve("libonnxruntime_providers_cuda.so"), "x");
    NativeRoot.permit(evil, "rw-------");
    refused(root.natives(FakeJar.cpu()), "libonnxruntime_providers_cuda.so does not belong there");
    Files.delete(evil);
    Path core = folder.resolve(FakeJar.CORE);
    Path elsewhere = Files.move(core, parent.resolve("elsewhere"));
    refused(root.natives(FakeJar.cpu()), "libonnxruntime.so is missing", "delete the folder");
    Files.createSymbolicLink(core, elsewhere);
    refused(root.natives(FakeJar.cpu()), "libonnxruntime.so is no plain file");
  }

  @Test
  void a_link_or_a_file_in_place_of_the_folder_is_refused() throws IOException {
    Path folder = root.natives(FakeJar.cpu()).unpacked();
    Path elsewhere = Files.move(folder, parent.resolve("elsewhere"));
    Files.createSymbolicLink(folder, elsewhere);
    refused(root.natives(FakeJar.cpu()), NativeRoot.CPU + " is no folder");
    Files.delete(folder);
    Files.createFile(folder);
    refused(root.natives(FakeJar.cpu()), NativeRoot.CPU + " is no folder");
  }

  @Test
  void what_others_may_write_to_is_refused() throws IOException {
    Path folder = root.natives(FakeJar.cpu()).unpacked();
    NativeRoot.permit(folder, "rwxrwxrwx");
    refused(root.natives(FakeJar.cpu()), NativeRoot.CPU + " is writable by other users");
    NativeRoot.permit(folder, "rwx------");
    NativeRoot.permit(folder.resolve(FakeJar.CORE), "rw-rw-rw-");
    refused(root.natives(FakeJar.cpu()), "libonnxruntime.so is writable by other users");
  }

  @Test
  void a_groups_right_to_write_is_taken_away_as_containers_give_it_at_each_start()
      throws IOException {
    Path folder = root.natives(FakeJar.cpu()).unpacked();
    Path library = folder.resolve(FakeJar.CORE);
    NativeRoot.permit(folder, "rwxrwx---");
    NativeRoot.permit(library, "rw-rw----");
    assertEquals(folder, root.natives(FakeJar.cpu()).unpacked());
    assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    assertEquals(
        "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(library)));
  }

  @Test
  void what_belongs_to_another_user_is_refused() throws IOException {
    Path folder = root.natives(FakeJar.cpu()).unpacked();
    int owner = NativeRoot.uid(folder);
    if (owner == 0) {
      // The superuser's files are trusted by everybody; only the superuser can give one away.
      owner = 12345;
      Files.setAttribute(folder, "unix:uid", owner);
    }
    int other = owner + 1;
    refused(
        new NativeRoot(root.path(), other).natives(FakeJar.cpu()),
        NativeRoot.CPU + " belongs to user " + owner + ", this process runs as user " + other);
  }

  @Test
  void a_root_where_everybody_may_rename_folders_is_refused() throws IOException {
    root.natives(FakeJar.cpu()).unpacked();
    NativeRoot.permit(root.path(), "rwxrwxrwx");
    assertEquals(
        "native libraries are not loaded from where others can exchange them: "
            + root.path()
            + " is writable by every user; take that right away (chmod o-w) or choose another"
            + " folder",
        refusal(root.natives(FakeJar.cpu())));
    Files.setAttribute(root.path(), "unix:mode", 01777);
    assertEquals(root.path().resolve(NativeRoot.CPU), root.natives(FakeJar.cpu()).unpacked());
    NativeRoot.permit(root.path(), "rwxrwx---");
    assertEquals(root.path().resolve(NativeRoot.CPU), root.natives(FakeJar.cpu()).unpacked());
  }

  @Test
  void a_jar_of_another_version_is_refused_and_leaves_nothing() throws IOException {
    refused(
        root.natives(FakeJar.cpu().with(FakeJar.CORE, "newer")),
        "the ONNX Runtime on the class path is not 1.26.0 for linux-x64: libonnxruntime.so has"
            + " SHA-256 ",
        "Install the jars of one Sememe archive and no other: of onnxruntime and onnxruntime_gpu"
            + " only one may be there");
    refused(
        root.natives(new FakeJar().with(FakeJar.CORE, "core")),
        "libonnxruntime4j_jni.so is missing");
    assertEquals(List.of(), NativeRoot.names(root.path()));
  }

  @Test
  void a_full_disk_is_told_with_what_is_free_and_needed_and_leaves_nothing() throws IOException {
    NativeFolder natives = root.natives(withJni(new IOException("No space left on device")));
    String message = refusal(natives);
    assertTrue(
        message.matches(
            "ONNX Runtime's native libraries cannot be unpacked into .*natives"
                + " \\(No space left on device, \\d+ MiB are free\\)\\. The"
                + " folder must be writable for the user of this process and have 40 MiB to"
                + " spare"),
        message);
    assertEquals(List.of(), NativeRoot.names(root.path()));
  }

  @Test
  void a_place_where_no_folder_can_be_made_is_told() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    refused(
        new NativeRoot(file.resolve("natives"), root.uid()).natives(FakeJar.gpu().jar()),
        "cannot be unpacked into " + file.resolve("natives") + " (",
        "must be writable for the user of this process and have 360 MiB to spare");
  }

  private static RuntimeJar withJni(IOException thrown) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw thrown;
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            throw thrown;
          }
        };
    return new RuntimeJar(
        name -> name.endsWith(FakeJar.JNI) ? broken : FakeJar.cpu().open(name), FakeJar.LINUX);
  }

  private static void refused(NativeFolder natives, String... parts) {
    String message = refusal(natives);
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  private static String refusal(NativeFolder natives) {
    EncoderException e = assertThrows(EncoderException.class, natives::unpacked);
    assertEquals(Kind.FAILED, e.kind());
    return e.getMessage();
  }
}
