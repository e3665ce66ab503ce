# Sums the stacks of a training batch that async-profiler collapsed, by the parts that docs/performance.md lists.

function part(stack) {
  if (stack ~ /HeapMatrix\.(lambda\$)?product/) return "products of 784x1000, forwards and back"
  if (stack ~ /SpikeMatrix\.expand/) return "spikes written out as matrices for them"
  if (stack ~ /SpikeMatrix|ProductRows|NarrowSpikeProduct|NarrowInputGradient/) return "products of spikes with the 1000x10 weights"
  if (stack ~ /Updates\.step/) return "Adam"
  if (stack ~ /DerivativeLoop/) return "surrogate gradients"
  if (stack ~ /CrossEntropy/) return "loss"
  if (stack ~ /Guard/) return "whether gradients and weights are finite"
  if (stack ~ /Dynamics\.pack/) return "spikes as bits"
  if (stack ~ /Dynamics\.step/) return "neurons, forwards and once more for the way back"
  if (stack ~ /NeuronLayer\.walkBack/) return "the other loops of the way back"
  return "the rest: pictures, biases, copies"
}

/Trainer\.step/ {
  samples += $NF
  of[part($0)] += $NF
}

END {
  for (name in of) {
    printf "%4.1f %%  %s\n", 100 * of[name] / samples, name | "sort -rn"
  }
}
