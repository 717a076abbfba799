// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.sememe.encoder.model.CudaSettings;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a session is told to compute on a GPU. The keys are those of ONNX Runtime's CUDA provider
 * (include/onnxruntime/core/providers/cuda/cuda_provider_options.h of version 1.26).
 */
final class CudaOptions {
  private static final long BYTES_PER_MIB = 1L << 20;

  /** All kernels of attention: flash, efficient, TensorRT's, cuDNN's and the plain one. */
  private static final int ALL_KERNELS = 255;

  /** Left to ONNX Runtime, which does not take cuDNN's then. */
  private static final int USUAL_KERNELS = 0;

  private CudaOptions() {}

  /** Adds the provider to the options of a session. */
  static void add(SessionOptions options, int gpu, CudaSettings settings) throws OrtException {
    options.setOptimizationLevel(level(settings));
    // It warns of each session that sizes are computed on the CPU, as they should be.
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(gpu)) {
      for (Map.Entry<String, String> option : of(settings).entrySet()) {
        cuda.add(option.getKey(), option.getValue());
      }
      options.addCUDA(cuda);
    }
  }

  /** Returns the provider's options. */
  static Map<String, String> of(CudaSettings settings) {
    Map<String, String> options = new TreeMap<>();
    settings
        .memoryLimit()
        .ifPresent(mib -> options.put("gpu_mem_limit", Long.toString(mib * BYTES_PER_MIB)));
    options.put(
        "arena_extend_strategy", settings.doublingArena() ? "kNextPowerOfTwo" : "kSameAsRequested");
    options.put("use_tf32", flag(settings.tf32()));
    options.put("sdpa_kernel", Integer.toString(settings.cudnn() ? ALL_KERNELS : USUAL_KERNELS));
    // Encoders have no convolutions: nothing is to be searched for them.
    options.put("cudnn_conv_algo_search", "HEURISTIC");
    options.put("cudnn_conv_use_max_workspace", flag(false));
    return options;
  }

  private static String flag(boolean value) {
    return value ? "1" : "0";
  }

  private static OptLevel level(CudaSettings settings) {
    return switch (settings.optimization()) {
      case NONE -> OptLevel.NO_OPT;
      case BASIC -> OptLevel.BASIC_OPT;
      case EXTENDED -> OptLevel.EXTENDED_OPT;
      case ALL -> OptLevel.ALL_OPT;
    };
  }
}
