// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies that {@code https_proxy}, {@code http_proxy} and {@code no_proxy} name, in lower or
 * upper case, as other commands read them; where they name none, those of Java's own properties.
 */
final class EnvironmentProxies extends ProxySelector {
  private static final int USUAL_PORT = 80;

  private final Map<String, String> environment;
  private final ProxySelector otherwise;

  EnvironmentProxies(Map<String, String> environment, ProxySelector otherwise) {
    this.environment = Map.copyOf(environment);
    this.otherwise = otherwise;
  }

  @Override
  public List<Proxy> select(URI uri) {
    Optional<String> named = value(uri.getScheme() + "_proxy");
    if (named.isEmpty()) {
      return otherwise.select(uri);
    }
    return isExcepted(uri.getHost()) ? List.of(Proxy.NO_PROXY) : List.of(proxy(named.get()));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private boolean isExcepted(String host) {
    return value("no_proxy").stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(String::strip)
        .anyMatch(one -> one.equals("*") || covers(one, host));
  }

  private static boolean covers(String entry, String host) {
    String domain = entry.startsWith(".") ? entry.substring(1) : entry;
    return !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
  }

  private static Proxy proxy(String address) {
    URI uri = URI.create(address.contains("://") ? address : "http://" + address);
    int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The client itself says that it could not connect.
  }
}
