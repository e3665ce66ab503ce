/**
 * Augmentations: training samples are changed a little, in another way in every epoch, so that a
 * network learns what does not matter. Each is one record.
 */
package io.snn4j.train.augment;
