/** Holds the manifests of {@code k8s} against the code, the documents and Kubernetes' own schema. */
@NullMarked
package de.schulausstattung.manifests;

import org.jspecify.annotations.NullMarked;
