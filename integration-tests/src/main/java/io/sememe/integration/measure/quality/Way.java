// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import java.util.List;

/** A core that is asked in one way. */
interface Way {

  /** The ids of so many documents at most, best first. */
  List<String> best(String question, int documents);
}
