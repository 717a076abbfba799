// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.encoder.KernelRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The steps inside the encoder, one text at a time, and late interaction. */
final class KernelMeasurement implements Measurement {

  @Override
  public String name() {
    return "jmh";
  }

  @Override
  public String usage() {
    return "jmh [REGEX] [JMH OPTIONS]: microseconds to tokenise and to encode one text, by length,"
        + " and to score 100 documents by their tokens";
  }

  @Override
  public Map<String, String> measure(List<String> arguments) throws IOException {
    return KernelRun.of(arguments);
  }
}
