// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import java.io.IOException;

/** One part of what is measured. */
interface Check {

  /** The name it is called by. */
  String name();

  /** Measures and reports each figure as soon as it is known. */
  void run(CheckPlan plan, Report report) throws IOException;
}
