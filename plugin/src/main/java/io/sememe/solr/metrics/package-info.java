// SPDX-License-Identifier: Apache-2.0
/**
 * What a node shows of its models to those who watch it.
 *
 * <p>The encoders tell {@link io.sememe.solr.metrics.ModelCounters} what is asked, waits, runs, is
 * cut or refused; they count it per model and role in Solr's own metrics, and {@code EncodingLog}
 * writes what somebody should act on. {@link io.sememe.solr.metrics.ModelMetrics} adds what is true
 * at the moment: states, devices, memory, queues, the cache. {@code NodeExposition} writes all of
 * it as Prometheus reads it, since Solr's own page for Prometheus leaves out names that it does not
 * know.
 */
@NullMarked
package io.sememe.solr.metrics;

import org.jspecify.annotations.NullMarked;
