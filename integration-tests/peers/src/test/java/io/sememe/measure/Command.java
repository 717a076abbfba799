// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.util.List;

/** Something a process does when it is told to. */
interface Command {

  /**
   * Does it.
   *
   * @param arguments what follows the command's name in the line
   * @return figures as key=value words, empty when there is nothing to say
   */
  String obey(List<String> arguments) throws Exception;
}
