// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import java.util.Optional;

/**
 * What a person wants of a model that is added.
 *
 * @param name what it will be called
 * @param task what it is for, where its files do not say
 * @param pooling how token vectors become one, where its files do not say
 * @param queryPrefix what is put before a query
 * @param passagePrefix what is put before a passage
 * @param licence what it is given under, where its source does not say
 */
public record AddRequest(
    String name,
    Optional<String> task,
    Optional<String> pooling,
    Optional<String> queryPrefix,
    Optional<String> passagePrefix,
    Optional<String> licence) {}
