package de.schulausstattung.local.demo;

/**
 * A model of device.
 *
 * @param deviceClass the kind of device
 * @param priceCents what one costs
 * @param inRoom whether it stands in a room, or is carried about
 * @param weight how many of them there are among the devices that no room asks for
 */
public record DeviceModel(String deviceClass, String maker, String name, int priceCents, boolean inRoom, int weight) {
}
