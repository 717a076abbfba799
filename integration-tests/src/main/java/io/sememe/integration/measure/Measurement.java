// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Something that can be measured on the installed product. */
interface Measurement {

  /** The model that is measured where none is named: the one that a node takes, too. */
  String DEFAULT_MODEL = "bge-small-en-v1.5";

  /** The name it is called by, first word of {@link #usage}. */
  String name();

  /** Name, arguments and what is measured, in one line. */
  String usage();

  /**
   * Measures.
   *
   * @param arguments what follows the name
   * @return figures by key, in the order they are printed
   * @throws UsageException when the arguments make no sense
   */
  Map<String, String> measure(List<String> arguments) throws UsageException, IOException;
}
