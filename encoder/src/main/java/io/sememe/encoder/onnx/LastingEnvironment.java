// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ONNX Runtime's environment until the process is gone. Its Java classes free it by a hook
 * that the JVM runs as soon as it begins to end, beside all other hooks, while a server still
 * answers what it has begun: whatever then opens a session fails for want of a logger, or works on
 * memory that was freed and may end the process in native code (microsoft/onnxruntime#31352). The
 * environment counts who holds it, so one more holder that never lets go is enough; Java has no
 * public call for it.
 */
final class LastingEnvironment {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  private LastingEnvironment() {}

  /** Holds the environment, which is there already, once more. */
  static void hold() {
    try {
      Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
      api.setAccessible(true);
      Method create =
          OrtEnvironment.class.getDeclaredMethod(
              "createHandle", long.class, int.class, String.class);
      create.setAccessible(true);
      create.invoke(
          null,
          api.getLong(null),
          OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(),
          OrtEnvironment.DEFAULT_NAME);
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.warn(
          "ONNX Runtime cannot be kept to the end of the process: a model that is loading while it ends may crash it",
          e);
    }
  }
}
