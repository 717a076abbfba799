// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.SolrErrors;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.params.SolrParams;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, read and checked. Everything wrong with them is answered with 400.
 *
 * @param params as they came
 */
record Parameters(SolrParams params) {
  static final String ACTION = "action";
  static final String FIELD = "field";
  static final String INTO = "into";
  static final String MODEL = "model";
  static final String LOAD = "load";
  static final String TOLERATE = "tolerate";

  private static final double LEAST_LOAD = 0.05;

  /** Returns a text that must be given. */
  String required(String name) {
    String value = optional(name);
    if (value == null) {
      throw SolrErrors.badRequest("parameter " + name + " is missing");
    }
    return value;
  }

  /** Returns a text, null when it is not given or blank. */
  @Nullable String optional(String name) {
    String value = params.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Returns the share of time in which a job works, 0.05 to 1; null when not given. */
  @Nullable Double load() {
    String value = optional(LOAD);
    return value == null ? null : load(value);
  }

  /** Returns how many documents may fail, at least 0; null when not given. */
  @Nullable Integer tolerate() {
    String value = optional(TOLERATE);
    return value == null ? null : tolerate(value);
  }

  private static double load(String value) {
    double load = number(LOAD, value);
    // Written so that NaN does not pass.
    if (!(load >= LEAST_LOAD && load <= 1)) {
      throw wrong(LOAD, LEAST_LOAD + " to 1", value);
    }
    return load;
  }

  private static int tolerate(String value) {
    double tolerate = number(TOLERATE, value);
    if (!(tolerate >= 0 && tolerate <= Integer.MAX_VALUE) || tolerate != Math.rint(tolerate)) {
      throw wrong(TOLERATE, "a whole number from 0", value);
    }
    return (int) tolerate;
  }

  private static double number(String name, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new SolrException(ErrorCode.BAD_REQUEST, name + " is no number: " + value, e);
    }
  }

  private static SolrException wrong(String name, String range, String value) {
    return SolrErrors.badRequest(name + " must be " + range + ", got: " + value);
  }
}
