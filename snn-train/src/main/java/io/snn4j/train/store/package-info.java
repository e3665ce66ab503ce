/**
 * What is kept on disk: the model file, with its weights in numpy's {@code .npy}, and the folder of
 * a run.
 */
package io.snn4j.train.store;
