// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ONNX Runtime's jar on the class path carries for this platform. Of its two artifacts, which
 * have the same classes, one has the CUDA provider. Immutable and thread-safe.
 */
public final class RuntimeJar {
  /** The version of ONNX Runtime whose libraries this build knows. */
  static final String VERSION = "1.26.0";

  private static final String FOLDER = "/ai/onnxruntime/native/";
  private static final String CUDA_PROVIDER = "onnxruntime_providers_cuda";

  /** Where resources come from. */
  interface Resources {
    /** Opens a resource, or returns null when there is none of this name. */
    @Nullable InputStream open(String name);
  }

  private final Resources resources;
  private final Platform platform;

  RuntimeJar(Resources resources, Platform platform) {
    this.resources = resources;
    this.platform = platform;
  }

  /** Returns the jar that this process sees. */
  public static RuntimeJar onClassPath() {
    return new RuntimeJar(RuntimeJar.class::getResourceAsStream, Platform.current());
  }

  /** Returns whether it is the artifact with the CUDA provider, and has it for this platform. */
  public boolean hasCuda() {
    try (InputStream provider = resource(platform.file(CUDA_PROVIDER))) {
      return provider != null;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Makes sure that there is a CUDA provider to use.
   *
   * @throws EncoderException FAILED when there is none, with what to install
   */
  public void requireCuda() {
    if (!platform.hasCuda()) {
      throw new EncoderException(Kind.FAILED, MissingLibraries.noCudaOn(platform));
    }
    if (!hasCuda()) {
      throw new EncoderException(
          Kind.FAILED,
          "this installation has no CUDA provider: its ONNX Runtime is the one for the CPU. Install"
              + " the archive that was built with the Maven profile gpu (mvn -P gpu package), or"
              + " state device cpu");
    }
  }

  Platform platform() {
    return platform;
  }

  /** Returns {@code gpu} or {@code cpu}, as the pinned sums call the two artifacts. */
  String artifact() {
    return hasCuda() ? "gpu" : "cpu";
  }

  /** Opens a library of this platform, if the jar has it. */
  Optional<InputStream> open(String file) {
    return Optional.ofNullable(resource(file));
  }

  private @Nullable InputStream resource(String file) {
    return resources.open(FOLDER + platform + "/" + file);
  }

  private static EncoderException unreadable(IOException e) {
    return new EncoderException(
        Kind.FAILED, "ONNX Runtime's jar cannot be read (" + e + "): install it again", e);
  }
}
