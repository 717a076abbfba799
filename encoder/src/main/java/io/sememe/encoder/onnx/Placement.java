// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import io.sememe.encoder.model.CudaSettings;
import io.sememe.encoder.model.DeviceSettings;
import io.sememe.encoder.model.WeightForm;
import io.sememe.encoder.onnx.graph.GraphTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a model is opened, and how.
 *
 * @param gpus the GPUs that share the load, as CUDA counts them; none: the CPU
 * @param weights the form of the weights that was asked for
 * @param cuda how a GPU is used
 */
public record Placement(List<Integer> gpus, Optional<WeightForm> weights, CudaSettings cuda) {

  /** The CPU, and the weights as the file has them. */
  public static final Placement CPU =
      new Placement(List.of(), Optional.empty(), CudaSettings.USUAL);

  /** Returns the CPU for a model. */
  public static Placement onCpu(DeviceSettings settings) {
    return onGpus(List.of(), settings);
  }

  /** Returns GPUs for a model. */
  public static Placement onGpus(List<Integer> gpus, DeviceSettings settings) {
    return new Placement(gpus, settings.weights(), settings.cuda());
  }

  /** Returns whether it is GPUs. */
  public boolean isOnGpu() {
    return !gpus.isEmpty();
  }

  /**
   * Returns the devices as status shows them: {@code cpu}, {@code cuda:0}, {@code cuda:0,cuda:1}.
   */
  public String label() {
    return devices().stream().map(Device::toString).collect(Collectors.joining(","));
  }

  List<Device> devices() {
    return isOnGpu() ? gpus.stream().map(Device::ofGpu).toList() : List.of(Device.CPU);
  }

  boolean asStored() {
    return weights.filter(WeightForm.STORED::equals).isPresent();
  }

  /** Returns how the graph of a model with float weights is run. */
  GraphTarget target() {
    boolean floats = weights.filter(WeightForm.FLOAT::equals).isPresent();
    return new GraphTarget(floats, isOnGpu(), isOnGpu() && cuda.half());
  }
}
