// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashLogTest {
  @Test
  void signal_and_library_are_read() {
    assertEquals(
        "signal 11, SIGSEGV in libonnxruntime.so.1.26.0",
        CrashLog.summary(
            Stream.of(
                "#",
                "# A fatal error has been detected by the Java Runtime Environment:",
                "#",
                "#  SIGSEGV (0xb) at pc=0x00007f50e4c00000, pid=1, tid=2",
                "#",
                "# Problematic frame:",
                "# C  [libonnxruntime.so.1.26.0+0x5c7a]  Ort::Run(int)+0x1a")));
  }

  @Test
  void the_jvm_itself_is_no_library_to_name() {
    assertEquals(
        "signal 6, SIGABRT",
        CrashLog.summary(
            Stream.of("#  SIGABRT (0x6) at pc=0x1", "# V  [libjvm.so+0xf1]  Unsafe_Put+0x1")));
  }

  @Test
  void windows_has_names_of_its_own() {
    assertEquals(
        "EXCEPTION_ACCESS_VIOLATION in onnxruntime.dll",
        CrashLog.summary(
            Stream.of(
                "#  EXCEPTION_ACCESS_VIOLATION (0xc0000005) at pc=0x1",
                "# C  [onnxruntime.dll+0x5c7a]")));
  }

  @Test
  void a_jvm_that_got_no_memory_has_not_crashed(@TempDir Path folder) {
    assertEquals(
        "",
        CrashLog.summary(
            Stream.of("# There is insufficient memory for the Java Runtime Environment")));
    assertEquals("", CrashLog.summary(folder.resolve("none")));
  }

  @Test
  void exit_codes_tell_signals_from_codes() {
    assertTrue(ProcessEnd.isCrash(137));
    assertTrue(ProcessEnd.isCrash(0xC0000005));
    assertFalse(ProcessEnd.isCrash(1));
    assertFalse(ProcessEnd.isCrash(255));
    ProcessEnd end = new ProcessEnd(ProcessEnd.Way.CRASHED, "", 139);
    assertEquals("signal 11", end.signal());
  }
}
