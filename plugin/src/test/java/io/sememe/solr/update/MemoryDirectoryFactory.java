// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import org.apache.lucene.store.LockFactory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.apache.solr.core.ByteBuffersDirectoryFactory;

/**
 * Keeps an index in memory: real-time get makes Lucene write a segment for nearly every update.
 * Solr's own asks for a kind of lock that its update log does not know.
 */
public final class MemoryDirectoryFactory extends ByteBuffersDirectoryFactory {
  @Override
  protected LockFactory createLockFactory(String type) {
    return new SingleInstanceLockFactory();
  }
}
