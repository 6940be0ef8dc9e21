package de.schulausstattung.local;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A message in protobuf's encoding, as numbered fields; who reads it knows what they mean. */
final class ProtobufMessage {

    @SuppressWarnings("ArrayRecordComponent")
    private record Field(int number, long value, byte[] content) {
    }

    private final List<Field> fields = new ArrayList<>();

    ProtobufMessage(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            var tag = varint(in);
            var number = (int) (tag >>> 3);
            fields.add(switch ((int) (tag & 7)) {
                case 0 -> new Field(number, varint(in), new byte[0]);
                case 1 -> new Field(number, in.getLong(), new byte[0]);
                case 2 -> new Field(number, 0, content(in));
                case 5 -> new Field(number, in.getInt(), new byte[0]);
                default -> throw new IllegalArgumentException("No protobuf");
            });
        }
    }

    List<ProtobufMessage> messages(int number) {
        return fields.stream().filter(field -> field.number() == number).map(field -> new ProtobufMessage(field.content()))
                .toList();
    }

    String text(int number) {
        return new String(content(number), StandardCharsets.UTF_8);
    }

    String hex(int number) {
        return HexFormat.of().formatHex(content(number));
    }

    long number(int number) {
        return fields.stream().filter(field -> field.number() == number).mapToLong(Field::value).findFirst().orElse(0);
    }

    private byte[] content(int number) {
        return fields.stream().filter(field -> field.number() == number).map(Field::content).findFirst()
                .orElseGet(() -> new byte[0]);
    }

    private static byte[] content(ByteBuffer in) {
        var content = new byte[(int) varint(in)];
        in.get(content);
        return content;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            var piece = in.get();
            value |= (long) (piece & 0x7f) << shift;
            if (piece >= 0) {
                return value;
            }
        }
    }
}
