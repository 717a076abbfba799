// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import java.util.Map;
import java.util.TreeMap;

/**
 * A model, run in a way of its own: the files of a model and another descriptor.
 *
 * @param name of its folder
 * @param source the name of the model whose files it has
 * @param keys what its descriptor says beside what the model's says
 */
record Variant(String name, String source, Map<String, Object> keys) {

  /** How the files say that they hold float weights already: by the model's name. */
  private static final String FLOAT_FILE = "-fp32";

  Variant {
    keys = Map.copyOf(keys);
  }

  /** On the CPU with float weights: what others are compared with. */
  static Variant reference(String model) {
    return new Variant(model + "-cpu", model, floatWeights(model));
  }

  /** On the device that is measured, as it is recommended: float weights, halved in flight. */
  static Variant measured(CheckPlan plan, String model) {
    Map<String, Object> keys = new TreeMap<>(floatWeights(model));
    return new Variant(model + "-gpu", model, keys).on(plan);
  }

  /** The same, on the device that is measured; the CPU is where a model runs unless told. */
  private Variant on(CheckPlan plan) {
    return plan.onCpu() ? this : with("", "device", plan.device());
  }

  /** The same with settings of the CUDA provider, which mean nothing on the CPU. */
  Variant cuda(CheckPlan plan, String suffix, Map<String, Object> settings) {
    return plan.onCpu()
        ? new Variant(name + suffix, source, keys)
        : with(suffix, "cuda", Map.copyOf(settings));
  }

  private Variant with(String suffix, String key, Object value) {
    Map<String, Object> more = new TreeMap<>(keys);
    more.put(key, value);
    return new Variant(name + suffix, source, more);
  }

  private static Map<String, Object> floatWeights(String model) {
    return model.endsWith(FLOAT_FILE) ? Map.of() : Map.of("weights", "float");
  }
}
