/**
 * Tests for plugin authors: each extension point has a contract, an interface of laws as jqwik
 * properties.
 *
 * <p>A plugin's test implements the contract and supplies records to test it on; nothing else:
 *
 * <pre>{@code
 * class TriangleProperties implements SurrogateContract {
 *   @Override public Arbitrary<Triangle> plugins() { return AnyRecord.of(Triangle.class); }
 * }
 * }</pre>
 *
 * <p>A law that cannot hold for a plugin is overridden, with a comment that says why.
 */
package io.snn4j.testkit;
