/**
 * Tests for plugin authors: each extension point has a contract, an interface of laws as jqwik
 * properties. Nothing here knows a particular plugin.
 *
 * <p>A plugin's test implements the contract and supplies records to test it on; nothing else:
 *
 * <pre>{@code
 * class TriangleProperties implements SurrogateContract<Triangle> {
 *   @Override public Arbitrary<Triangle> subjects() { return AnyRecord.of(Triangle.class); }
 * }
 * }</pre>
 *
 * <p>A contract names what it checks in the names of its methods, and a broken law says so in one
 * sentence. A law that cannot hold for a plugin is overridden, with a comment that says why.
 */
package io.snn4j.testkit;
