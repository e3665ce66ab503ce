/**
 * The oracle: spiking networks computed the slow and obvious way, in double precision, one number
 * at a time, straight from the equations.
 *
 * <p>A fast engine is right where it agrees with this one; nothing here knows an engine. Numbers in
 * brackets are the equations of snnTorch's tutorial 5; they stand where they are computed:
 *
 * <ul>
 *   <li>(1) {@code U[t+1] = beta*U[t] + W*X[t+1] - R[t]}
 *   <li>(2), (3) {@code S[t] = H(U[t] - U_thr)}, H(0) = 0
 *   <li>(4) {@code dL/dW = dL/dS * dS/dU * dU/dI * dI/dW}, where the surrogate stands for dS/dU
 *   <li>(5), (6) {@code dL/dW = sum_t sum_{s<=t} dL[t]/dW[s]}
 *   <li>(7) {@code dL[t]/dW[t-1] = dL[t]/dS[t] * dS[t]/dU[t] * beta * 1 * X[t-1]}
 * </ul>
 *
 * <p>Describe an {@link io.snn4j.testkit.oracle.OracleNetwork}, run it forward, ask the {@link
 * io.snn4j.testkit.oracle.OracleRun} for spikes, membranes and gradients:
 *
 * <pre>{@code
 * OracleSurrogate atan = OracleSurrogate.atan(2);
 * OracleNetwork network = new OracleNetwork(List.of(
 *     new OracleLinear(weight, bias),                             // layer0: [out,in], [out]
 *     OracleNeurons.of(new OracleLeaky(PerNeuron.of(0.95)),       // layer1
 *         OracleFiring.above(1).surrogate(atan))));
 * OracleRun run = network.forward(input);                         // [T,B,in]
 * double[][][] spikes = run.spikes(1);                            // of layer1, [T,B,N]
 * double[][][] membrane = run.membrane(1);
 * double loss = run.loss(new OracleCrossEntropyMembrane(), targets);
 * OracleGradients gradients = run.backward(new OracleCrossEntropyMembrane(), targets);
 * double[][] weight = gradients.of("layer0.weight");              // [out,in]
 * double[] beta = gradients.flat("layer1.beta");                  // one number: it is shared
 * double[][][] toInput = gradients.input();                       // [T,B,in]
 * }</pre>
 *
 * <p>Who checks the oracle? {@link io.snn4j.testkit.oracle.OracleGradientCheck} does, by finite
 * differences of a {@link io.snn4j.testkit.oracle.LinearisedNetwork}, whose exact gradient is the
 * surrogate gradient. {@link io.snn4j.testkit.oracle.OracleCases} generates networks of all kinds
 * to compare on, for the oracle's own tests and for an engine's:
 *
 * <pre>{@code
 * @Provide Arbitrary<OracleCase> cases() { return OracleCases.of(1e-4, ModelKind.LEAKY); }
 *
 * @Property void spikesAgree(@ForAll("cases") OracleCase sample) {
 *   Assume.that(sample.clear());                                   // of all decisions, by 1e-4
 *   OracleRun run = sample.network().forward(sample.input());
 *   // translate sample.network() for the engine; OracleFiring.surrogate().name() is "atan(2.0)"
 * }
 * }</pre>
 */
package io.snn4j.testkit.oracle;
