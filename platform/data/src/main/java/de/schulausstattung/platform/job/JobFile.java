package de.schulausstattung.platform.job;

/**
 * A file that a job reads or leaves.
 *
 * @param content the bytes; never changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record JobFile(String mediaType, byte[] content) {
}
